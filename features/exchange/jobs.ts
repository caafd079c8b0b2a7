import { database } from '#lib/database.ts';
import { Problem } from '#lib/problem.ts';
import { checkImport } from './commands/check-import.ts';
import { continueImport } from './commands/continue-import.ts';
import { continueUndo } from './commands/undo-import.ts';
import type { ImportJob } from './import-jobs.ts';

/** Checks an uploaded file. */
export async function checkImportInBackground(job: ImportJob, signal?: AbortSignal): Promise<void> {
  await failingPlainly(job, () => checkImport(job, signal));
}

/** Brings a checked file in. */
export async function runImportInBackground(job: ImportJob, signal?: AbortSignal): Promise<void> {
  await failingPlainly(job, () => continueImport(job, signal));
}

/** Trashes what is left of an undone run. */
export async function undoImportInBackground(job: ImportJob, signal?: AbortSignal): Promise<void> {
  await continueUndo(job, signal);
}

// What is expected ends the run with its sentence; a bug or a lost database is tried again by the queue.
async function failingPlainly({ libraryId, runId }: ImportJob, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await database().importRun.updateMany({
      where: { libraryId, id: runId, status: { in: ['uploaded', 'running'] } },
      data: { status: 'failed', failure: error.message, finishedAt: new Date() },
    });
  }
}
