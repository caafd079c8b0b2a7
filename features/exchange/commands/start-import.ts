import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import { enqueue } from '#lib/queue.ts';
import { type ImportJob, importRunJob } from '../import-jobs.ts';
import type { DuplicatePolicy } from '../schema.ts';
import type { RunningImport } from './import-chunk.ts';

/** Starts a checked run with what is to be done with duplicates; the worker does it. */
export async function runImport(actor: Actor, runId: string, duplicates: DuplicatePolicy): Promise<void> {
  authoriseInLibrary(actor, 'import.run');
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const run = await lockRun(tx, libraryId, runId);
    if (run.status !== 'checked') throw new Problem('conflict', `This import is ${run.status} already.`);
    const data = { status: 'running' as const, duplicates, startedAt: new Date(), version: { increment: 1 } };
    await tx.importRun.update({ where: { libraryId_id: { libraryId, id: runId } }, data });
    await enqueue(tx, importRunJob, { libraryId, runId } satisfies ImportJob);
    await recordEvent(tx, actor, { verb: 'import.started', subjects: [runSubject(run)], details: { duplicates } });
  });
}

/** Stops a run before or while it runs; what it has brought so far stays, and can be undone. */
export async function cancelImport(actor: Actor, runId: string): Promise<void> {
  authoriseInLibrary(actor, 'import.cancel');
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const run = await lockRun(tx, libraryId, runId);
    if (!['uploaded', 'checked', 'running'].includes(run.status))
      throw new Problem('conflict', `This import is ${run.status} already.`);
    const data = { status: 'cancelled' as const, finishedAt: new Date(), version: { increment: 1 } };
    await tx.importRun.update({ where: { libraryId_id: { libraryId, id: runId } }, data });
    await recordEvent(tx, actor, { verb: 'import.cancelled', subjects: [runSubject(run)] });
  });
}

export type LockedRun = {
  id: string;
  status: string;
  fileName: string | null;
  duplicates: DuplicatePolicy | null;
  undoneAt: Date | null;
};

/** A run, locked until the commit; throws `not-found` for another library's. */
export async function lockRun(tx: Transaction, libraryId: string, runId: string): Promise<LockedRun> {
  const [run] = isId(runId)
    ? await tx.$queryRaw<LockedRun[]>`
        SELECT id, status::text, file_name AS "fileName", duplicates::text, undone_at AS "undoneAt" FROM import_run
        WHERE library_id = ${libraryId}::uuid AND id = ${runId}::uuid FOR UPDATE`
    : [];
  if (!run) throw notFound('This import');
  return run;
}

/** A run that is running, held as such until the commit by as many as bring its records in; null when it has been stopped. */
export async function holdRunning(tx: Transaction, libraryId: string, runId: string): Promise<RunningImport | null> {
  const [run] = await tx.$queryRaw<RunningImport[]>`
    SELECT id, file_name AS "fileName", coalesce(duplicates::text, 'skip') AS duplicates FROM import_run
    WHERE library_id = ${libraryId}::uuid AND id = ${runId}::uuid AND status = 'running' FOR KEY SHARE`;
  return run ?? null;
}

export function runSubject({ id, fileName }: Pick<LockedRun, 'id' | 'fileName'>) {
  return { type: 'importRun', id, label: fileName ?? 'pasted text', before: null, after: null };
}
