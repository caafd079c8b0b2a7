import type { LibraryActor } from '#lib/actor.ts';
import { isCollision, Prisma, transaction } from '#lib/database.ts';
import { authorise } from '#lib/permissions.ts';
import type { BulkEditJob } from '../bulk-edit-jobs.ts';
import { bulkRules } from '../bulk-verbs.ts';
import { findBulkActor } from '../queries/find-bulk-actor.ts';
import { closeRun, lockBulkRun } from './bulk-run.ts';
import { bulkSteps } from './bulk-steps.ts';

const chunkSize = 500;
const mostTries = 4;

/** Goes on with a run, a chunk a transaction, from where the last commit was. The worker's half of `startBulkEdit`. */
export async function continueBulkEdit({ libraryId, runId }: BulkEditJob, signal?: AbortSignal): Promise<void> {
  const actor = await findBulkActor(libraryId, runId);
  for (let tries = 1; ; signal?.throwIfAborted()) {
    try {
      if (!(await bulkChunk(actor, runId))) return;
      tries = 1;
    } catch (error) {
      // Somebody has changed the same citations in another order.
      if (!isCollision(error) || tries++ === mostTries) throw error;
    }
  }
}

/** Ends a run that cannot go on, with why. */
export async function failBulkEdit({ libraryId, runId }: BulkEditJob, failure: string): Promise<void> {
  const actor = await findBulkActor(libraryId, runId, 'whatever became of them');
  await transaction(async (tx) => {
    const run = await lockBulkRun(tx, libraryId, runId);
    if (run.status === 'running') await closeRun(tx, actor, run, 'failed', failure);
  });
}

/** Deals with the next chunk and says whether to go on; the last one ends the run. */
async function bulkChunk(actor: LibraryActor, runId: string): Promise<boolean> {
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const run = await lockBulkRun(tx, libraryId, runId);
    if (run.status !== 'running') return false;
    authorise(actor, bulkRules[run.verb].permission);
    const items = await tx.bulkEditItem.findMany({
      where: { libraryId, runId, position: { gt: run.done, lte: run.done + chunkSize } },
      select: { citationId: true },
      orderBy: { position: 'asc' },
    });
    if (run.done < run.total) {
      const ids = items.map(({ citationId }) => citationId);
      const { changes, left } = await bulkSteps[run.verb](tx, actor, run, ids);
      await tx.$executeRaw`
        UPDATE bulk_edit_item item SET change = told.change
        FROM jsonb_array_elements(${JSON.stringify(changes)}::jsonb) AS told (change)
        WHERE item.library_id = ${libraryId}::uuid AND item.run_id = ${runId}::uuid AND item.citation_id = (told.change->>'id')::uuid
          AND item.position > ${run.done} AND item.position <= ${run.done + chunkSize}`;
      const done = Math.min(run.done + chunkSize, run.total);
      await tx.$executeRaw(
        Prisma.sql`UPDATE bulk_edit SET done = ${done}, changed = changed + ${changes.length}, "left" = "left" + ${left}
          WHERE library_id = ${libraryId}::uuid AND id = ${runId}::uuid`,
      );
      return true;
    }
    await closeRun(tx, actor, run, 'done');
    return false;
  });
}
