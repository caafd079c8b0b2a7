import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';

export type RecordProblem = { line: number; severity: string; message: string };

/** What is wrong with each of a page of records of a run, by their index in the file. */
export async function listRecordProblems(
  viewer: Actor,
  runId: string,
  records: readonly { index: number }[],
): Promise<Map<number, RecordProblem[]>> {
  authoriseInLibrary(viewer, 'import.read');
  const problems = await database().importProblem.findMany({
    where: { libraryId: viewer.library.id, runId, index: { in: records.map(({ index }) => index) } },
    orderBy: { position: 'asc' },
    select: { index: true, line: true, severity: true, message: true },
  });
  return Map.groupBy(problems, ({ index }) => index ?? 0);
}
