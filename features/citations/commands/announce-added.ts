import type { Transaction } from '#lib/database.ts';
import { enqueue } from '#lib/queue.ts';

/** Name of the job that says that many citations have come into a library. */
export const citationsAddedJob = 'citations.added';

/** Leaves word for whoever looks at new citations in the background. */
export async function announceAdded(tx: Transaction, libraryId: string): Promise<void> {
  await enqueue(tx, citationsAddedJob, { libraryId });
}
