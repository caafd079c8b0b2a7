import { listState } from '#features/citations/queries/list-state.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import type { ClaimRecord } from '../claim-record.ts';
import { readClaims } from './read-claims.ts';

/** One claim; a draft is there for its author alone. */
export async function findClaim(viewer: LibraryActor, id: string): Promise<ClaimRecord> {
  authoriseInLibrary(viewer, 'claim.read');
  const libraryId = viewer.library.id;
  const seen = { OR: [{ status: { not: 'draft' as const } }, { authorId: viewer.userId ?? libraryId }] };
  const there = isId(id) && (await database().claim.count({ where: { libraryId, id, ...seen } })) > 0;
  const [record] = there ? await readClaims(database(), libraryId, [id], await listState(viewer, { asOf: null })) : [];
  if (!record) throw notFound('This claim');
  return record;
}
