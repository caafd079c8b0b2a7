import { readFilters } from '#features/citations/queries/read-filters.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import { database, Prisma } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import type { SearchRecord } from '../schema.ts';
import { newMatches } from './new-matches.ts';

export type ListedSearch = Omit<SearchRecord, 'fresh' | 'seenAt' | 'createdAt'> & {
  createdById: string | null;
  seenAt: Date | null;
  createdAt: Date;
};

/** The library's saved searches: those the viewer has starred first, then by name. */
export function listSearches(viewer: Actor): Promise<ListedSearch[]> {
  authoriseInLibrary(viewer, 'search.read');
  return readSearches(viewer, Prisma.sql`true`);
}

/** A saved search; throws `not-found` for another library's. */
export async function findSearch(viewer: Actor, id: string): Promise<ListedSearch> {
  authoriseInLibrary(viewer, 'search.read');
  const [found] = isId(id) ? await readSearches(viewer, Prisma.sql`s.id = ${id}::uuid`) : [];
  if (!found) throw notFound('This saved search');
  return found;
}

/** Searches with how many citations are new in each since the viewer last looked; one that takes too long has none. */
export async function withNew(viewer: LibraryActor, searches: readonly ListedSearch[]): Promise<SearchRecord[]> {
  const records: SearchRecord[] = [];
  for (const { createdById: _, seenAt, createdAt, ...search } of searches) {
    const fresh = seenAt && (await countNew(viewer, search.filters, seenAt));
    records.push({
      ...search,
      fresh: fresh ?? null,
      seenAt: seenAt?.toISOString() ?? null,
      createdAt: createdAt.toISOString(),
    });
  }
  return records;
}

async function countNew(viewer: LibraryActor, text: string, seenAt: Date): Promise<number | null> {
  try {
    const { filters } = await readFilters(viewer, new URLSearchParams(text));
    return (await newMatches(viewer, filters, seenAt)).length;
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

function readSearches({ library, userId }: LibraryActor, condition: Prisma.Sql): Promise<ListedSearch[]> {
  return database().$queryRaw<ListedSearch[]>`
    SELECT s.id, s.name, s.filters, coalesce(r.starred, false) AS starred, r.seen_at AS "seenAt", s.created_by_id AS "createdById",
      u.name AS "createdBy", s.created_at AS "createdAt", s.version
    FROM saved_search s
    LEFT JOIN search_reader r ON r.library_id = s.library_id AND r.search_id = s.id AND r.user_id = ${userId}::uuid
    LEFT JOIN user_account u ON u.id = s.created_by_id
    WHERE s.library_id = ${library.id}::uuid AND ${condition} ORDER BY coalesce(r.starred, false) DESC, lower(s.name), s.id`;
}
