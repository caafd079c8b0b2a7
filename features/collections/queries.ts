import type { Actor, LibraryActor } from '#lib/actor.ts';
import { database, Prisma } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import type { CollectionRecord } from './schema.ts';

type Row = Omit<CollectionRecord, 'createdAt'> & { createdAt: Date };

/** The library's collections by name. */
export async function listCollections(viewer: Actor): Promise<CollectionRecord[]> {
  authoriseInLibrary(viewer, 'collection.read');
  return readCollections(viewer, Prisma.sql`true`);
}

/** A collection by its slug; throws `not-found` for another library's. */
export async function findCollection(viewer: Actor, slug: string): Promise<CollectionRecord> {
  authoriseInLibrary(viewer, 'collection.read');
  const [found] = await readCollections(viewer, Prisma.sql`k.slug = ${slug}`);
  if (!found) throw notFound('This collection');
  return found;
}

async function readCollections({ library }: LibraryActor, condition: Prisma.Sql): Promise<CollectionRecord[]> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT k.id, k.slug, k.name, k.description, u.name AS "createdBy", k.created_at AS "createdAt", k.version,
      (SELECT count(*)::int FROM collection_citation p JOIN citation c ON c.library_id = p.library_id AND c.id = p.citation_id
        WHERE p.library_id = k.library_id AND p.collection_id = k.id AND c.trashed_at IS NULL) AS count
    FROM collection k LEFT JOIN user_account u ON u.id = k.created_by_id
    WHERE k.library_id = ${library.id}::uuid AND ${condition} ORDER BY lower(k.name), k.id`;
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

export type CollectedCitation = { id: string; key: string; title: string; year: number | null };

/** What a collection holds, in its order; no more than a person can put in order by hand. */
export async function listCollected(viewer: Actor, collectionId: string, limit = 500): Promise<CollectedCitation[]> {
  authoriseInLibrary(viewer, 'collection.read');
  return database().$queryRaw<CollectedCitation[]>`
    SELECT c.id, c.key, coalesce(nullif(c.title, ''), c.key) AS title, c.year FROM collection_citation p
    JOIN citation c ON c.library_id = p.library_id AND c.id = p.citation_id AND c.trashed_at IS NULL
    WHERE p.library_id = ${viewer.library.id}::uuid AND p.collection_id = ${collectionId}::uuid ORDER BY p.place, p.citation_id LIMIT ${limit}`;
}
