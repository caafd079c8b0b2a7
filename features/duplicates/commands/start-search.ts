import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { enqueue } from '#lib/queue.ts';
import { type DuplicateSearchJob, duplicateSearchJob } from '../duplicate-jobs.ts';

/** Has the worker compare all citations of the library, whatever was compared before; a search that runs starts again. */
export async function startDuplicateSearch(actor: Actor): Promise<void> {
  authoriseInLibrary(actor, 'duplicate.search');
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const total = await tx.citation.count({ where: { libraryId, trashedAt: null } });
    const now = new Date();
    const afresh = { cursor: null, done: 0, total, found: 0, startedAt: now, finishedAt: null, wholeAt: now };
    const data = { ...afresh, startedById: actor.userId };
    await tx.duplicateSearch.upsert({ where: { libraryId }, create: { libraryId, ...data }, update: data });
    await enqueue(tx, duplicateSearchJob, { libraryId } satisfies DuplicateSearchJob);
    await recordEvent(tx, actor, { verb: 'duplicate.searched', subjects: [], details: { citations: total } });
  });
}
