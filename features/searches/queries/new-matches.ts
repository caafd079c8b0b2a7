import { allOf, compileFilters } from '#features/citations/filter-sql.ts';
import type { CitationFilters } from '#features/citations/filters.ts';
import { listState } from '#features/citations/queries/list-state.ts';
import { timedRead } from '#features/citations/queries/timed-read.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { Prisma } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';

/** Most that are told apart as new. */
const mostNew = 1000;
// Clocks of servers differ a little; what is looked at in vain does no harm.
const slackMs = 5 * 60_000;

/**
 * Citations the filters let through now and did not at a moment, the newest first: whether they were added since, or tagged, edited or
 * restored so that they match. Only what has changed since is looked at, then compared with the list as of that moment.
 */
export async function newMatches(viewer: LibraryActor, filters: CitationFilters, since: Date): Promise<string[]> {
  authoriseInLibrary(viewer, 'search.read');
  if (filters.asOf !== null) return [];
  const libraryId = viewer.library.id;
  const now = await listState(viewer, filters);
  const touched = await timedRead(
    (tx) => tx.$queryRaw<{ id: string }[]>`
      SELECT c.id FROM citation c WHERE c.changed_at >= ${new Date(since.getTime() - slackMs)}
        AND ${compileFilters(libraryId, filters, now.terms)} ORDER BY c.added_at DESC, c.id DESC LIMIT ${mostNew}`,
  );
  if (touched.length === 0) return [];
  const ids = touched.map(({ id }) => id);
  const then = await listState(viewer, { asOf: since.toISOString() });
  const condition = allOf([Prisma.sql`c.id = ANY (${ids}::uuid[])`, compileFilters(libraryId, filters, then.terms)]);
  const known = await timedRead(
    (tx) => tx.$queryRaw<{ id: string }[]>`${withTables(...then.tables)}SELECT c.id FROM citation c WHERE ${condition}`,
    then,
  );
  const knownIds = new Set(known.map(({ id }) => id));
  return ids.filter((id) => !knownIds.has(id));
}
