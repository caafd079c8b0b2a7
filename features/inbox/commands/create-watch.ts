import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { enqueue } from '#lib/queue.ts';
import { type WatchJob, watchRunJob } from '../inbox-jobs.ts';
import { createWatchSchema } from '../schema.ts';

/** Keeps a search and leaves its first run to the worker. */
export async function createWatch(actor: Actor, input: unknown): Promise<{ id: string }> {
  authoriseInLibrary(actor, 'watch.create');
  const { service, name, query, everyDays } = parseInput(createWatchSchema, input);
  const libraryId = actor.library.id;
  const id = newId();
  await transaction(async (tx) => {
    const wanted = { service, name, query, everyDays };
    await tx.watchedSearch.create({
      data: { libraryId, id, ...wanted, nextRunAt: new Date(), createdById: actor.userId },
    });
    await enqueue(tx, watchRunJob, { libraryId, watchId: id } satisfies WatchJob);
    const subject = { type: 'watch', id, label: name, before: null, after: wanted };
    await recordEvent(tx, actor, { verb: 'watch.created', subjects: [subject] });
  });
  return { id };
}
