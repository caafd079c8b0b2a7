import { type ListState, listState } from '#features/citations/queries/list-state.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import type { ClaimRecord } from '../claim-record.ts';
import { readClaims } from './read-claims.ts';

/** One claim, of today or of an earlier `state`; a draft is there for its author alone. */
export async function findClaim(viewer: LibraryActor, id: string, given?: ListState): Promise<ClaimRecord> {
  authoriseInLibrary(viewer, 'claim.read');
  const libraryId = viewer.library.id;
  if (!isId(id)) throw notFound('This claim');
  const state = given ?? (await listState(viewer, { asOf: null }));
  const there = await database().$queryRaw<unknown[]>`
    ${withTables(...state.tables)}SELECT FROM claim c WHERE c.library_id = ${libraryId}::uuid AND c.id = ${id}::uuid
      AND (c.status <> 'draft' OR c.author_id = ${viewer.userId}::uuid)`;
  const [record] = there.length > 0 ? await readClaims(database(), libraryId, [id], state) : [];
  if (!record) throw notFound('This claim');
  return record;
}
