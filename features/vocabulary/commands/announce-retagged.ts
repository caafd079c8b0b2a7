import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { enqueue } from '#lib/queue.ts';

/** Name of the job that says that what these terms mean for the citations that carry them has changed. */
export const retaggedJob = 'vocabulary.retagged';
export type Retagged = { libraryId: string; termIds: string[] };

/** Leaves word for whoever derives something from tags. */
export async function announceRetagged(tx: Transaction, actor: LibraryActor, termIds: string[]): Promise<void> {
  const job: Retagged = { libraryId: actor.library.id, termIds };
  await enqueue(tx, retaggedJob, job);
}
