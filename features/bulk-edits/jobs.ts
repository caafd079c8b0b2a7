import { Problem } from '#lib/problem.ts';
import type { BulkEditJob } from './bulk-edit-jobs.ts';
import { continueBulkEdit, failBulkEdit } from './commands/continue-bulk-edit.ts';

/** Does what a person asked for with many citations. */
export async function runBulkEditInBackground(job: BulkEditJob, signal?: AbortSignal): Promise<void> {
  try {
    await continueBulkEdit(job, signal);
  } catch (error) {
    // What is expected ends the run with its sentence; a bug or a lost database is tried again by the queue.
    if (!(error instanceof Problem)) throw error;
    await failBulkEdit(job, error.message);
  }
}
