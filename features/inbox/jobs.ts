import { database, transaction } from '#lib/database.ts';
import { enqueue } from '#lib/queue.ts';
import { runWatch } from './commands/run-watch.ts';
import { type WatchJob, watchRunJob } from './inbox-jobs.ts';

/** Runs one search. */
export async function runWatchInBackground(job: WatchJob, signal?: AbortSignal): Promise<void> {
  await runWatch(job, signal);
}

/** Leaves a job for every search that is due. */
export async function queueWatchesDue(): Promise<void> {
  const due = await database().watchedSearch.findMany({
    where: { nextRunAt: { lte: new Date() } },
    select: { libraryId: true, id: true },
    take: 1000,
  });
  if (due.length === 0) return;
  await transaction(async (tx) => {
    for (const { libraryId, id } of due) await enqueue(tx, watchRunJob, { libraryId, watchId: id } satisfies WatchJob);
  });
}
