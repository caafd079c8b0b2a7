import { listState } from '#features/citations/queries/list-state.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import type { FindingRecord } from '../finding-record.ts';
import { readFindings } from './read-findings.ts';

/** One finding; a draft is there for its author alone, and what hangs on a citation in the trash for nobody. */
export async function findFinding(viewer: LibraryActor, id: string): Promise<FindingRecord> {
  authoriseInLibrary(viewer, 'finding.read');
  const libraryId = viewer.library.id;
  const seen = { OR: [{ status: { not: 'draft' as const } }, { authorId: viewer.userId ?? libraryId }] };
  const where = { libraryId, id, citation: { trashedAt: null }, ...seen };
  const there = isId(id) && (await database().finding.count({ where })) > 0;
  const [record] = there
    ? await readFindings(database(), libraryId, [id], await listState(viewer, { asOf: null }))
    : [];
  if (!record) throw notFound('This finding');
  return record;
}
