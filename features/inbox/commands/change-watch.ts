import { recordEvent } from '#features/activity/commands.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import { enqueue } from '#lib/queue.ts';
import { type WatchJob, watchRunJob } from '../inbox-jobs.ts';

/** Stops a search for the time being, or lets it go on. */
export async function pauseWatch(actor: Actor, id: string, isPaused: boolean): Promise<void> {
  authoriseInLibrary(actor, 'watch.update');
  await transaction(async (tx) => {
    const held = await loadWatch(tx, actor, id);
    if ((held.nextRunAt === null) === isPaused) return;
    const where = { libraryId_id: { libraryId: actor.library.id, id } };
    await tx.watchedSearch.update({
      where,
      data: { nextRunAt: isPaused ? null : new Date(), version: { increment: 1 } },
    });
    const subject = { type: 'watch', id, label: held.name, before: { paused: !isPaused }, after: { paused: isPaused } };
    await recordEvent(tx, actor, { verb: 'watch.updated', subjects: [subject] });
  });
}

/** Ends a search; what it found stays, and so do its counts. */
export async function removeWatch(actor: Actor, id: string): Promise<void> {
  authoriseInLibrary(actor, 'watch.remove');
  await transaction(async (tx) => {
    const { name, service, query } = await loadWatch(tx, actor, id);
    const where = { libraryId_id: { libraryId: actor.library.id, id } };
    await tx.watchedSearch.update({
      where,
      data: { nextRunAt: null, removedAt: new Date(), version: { increment: 1 } },
    });
    const subject = { type: 'watch', id, label: name, before: { name, service, query }, after: null };
    await recordEvent(tx, actor, { verb: 'watch.removed', subjects: [subject] });
  });
}

/** Runs a search now, before it is due. The run itself records what it found. */
export async function runWatchNow(actor: Actor, id: string): Promise<void> {
  authoriseInLibrary(actor, 'watch.run');
  await transaction(async (tx) => {
    const { nextRunAt } = await loadWatch(tx, actor, id);
    if (nextRunAt === null) throw new Problem('conflict', 'This search is paused: let it go on first.');
    const where = { libraryId_id: { libraryId: actor.library.id, id } };
    await tx.watchedSearch.update({ where, data: { nextRunAt: new Date() } });
    await enqueue(tx, watchRunJob, { libraryId: actor.library.id, watchId: id } satisfies WatchJob);
  });
}

async function loadWatch(tx: Transaction, { library }: LibraryActor, id: string) {
  const where = { libraryId: library.id, id, removedAt: null };
  const held = isId(id) ? await tx.watchedSearch.findFirst({ where }) : null;
  if (!held) throw notFound('This search');
  return held;
}
