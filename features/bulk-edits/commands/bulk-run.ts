import { recordEvent } from '#features/activity/commands.ts';
import { levelMark } from '#features/evidence/evidence-level.ts';
import type { LevelInput } from '#features/evidence/schema.ts';
import { tellOfNotices } from '#features/retractions/commands/tell-of-notices.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { notFound } from '#lib/problem.ts';
import type { BulkVerb } from '../bulk-verbs.ts';

/** What a run was told, as it is kept. */
export type BulkInput = { tag?: string; level?: LevelInput; collection?: string; collectionId?: string };
export type BulkRun = {
  id: string;
  status: 'running' | 'done' | 'failed' | 'cancelled';
  verb: BulkVerb;
  input: BulkInput;
  total: number;
  done: number;
  eventSeq: bigint | null;
  undoesId: string | null;
  createdById: string | null;
};
/** What became of a citation, as the history will tell it. */
export type Change = {
  type: string;
  id: string;
  label: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};

/** A run, locked until the commit. */
export async function lockBulkRun(tx: Transaction, libraryId: string, runId: string): Promise<BulkRun> {
  const [run] = isId(runId)
    ? await tx.$queryRaw<BulkRun[]>`
        SELECT id, status::text, verb, input, total, done, event_seq AS "eventSeq", undoes_id AS "undoesId", created_by_id AS "createdById"
        FROM bulk_edit WHERE library_id = ${libraryId}::uuid AND id = ${runId}::uuid FOR UPDATE`
    : [];
  if (!run) throw notFound('This bulk edit');
  return run;
}

/** As `lockBulkRun`, for the person whose run it is: to others it is not there. */
export async function lockOwnRun(tx: Transaction, actor: LibraryActor, runId: string): Promise<BulkRun> {
  const run = await lockBulkRun(tx, actor.library.id, runId);
  if (run.createdById === null || run.createdById !== actor.userId) throw notFound('This bulk edit');
  return run;
}

/** Ends a run: all it did becomes one entry of the history, and what it has not reached stays as it is. */
export async function closeRun(
  tx: Transaction,
  actor: LibraryActor,
  run: BulkRun,
  status: 'done' | 'failed' | 'cancelled',
  failure: string | null = null,
): Promise<void> {
  const libraryId = actor.library.id;
  const changes = await tx.$queryRaw<{ change: Change }[]>`
    SELECT change FROM bulk_edit_item WHERE library_id = ${libraryId}::uuid AND run_id = ${run.id}::uuid AND change IS NOT NULL ORDER BY position`;
  const event = changes.length > 0 ? await eventOf(tx, libraryId, run, changes) : null;
  await tx.bulkEditItem.deleteMany({ where: { libraryId, runId: run.id } });
  const where = { libraryId_id: { libraryId, id: run.id } };
  await tx.bulkEdit.update({ where, data: { status, failure, finishedAt: new Date() } });
  if (!event) return;
  await recordEvent(tx, actor, { ...event, details: { ...event.details, bulkEdit: run.id } });
  await tx.$executeRaw`
    UPDATE bulk_edit SET event_seq = (SELECT seq FROM event_head WHERE library_id = ${libraryId}::uuid)
    WHERE library_id = ${libraryId}::uuid AND id = ${run.id}::uuid`;
  if (run.verb === 'restore') await tellOfNotices(tx, actor, { citationIds: changes.map(({ change }) => change.id) });
}

async function eventOf(tx: Transaction, libraryId: string, { verb, input }: BulkRun, changes: { change: Change }[]) {
  const subjects = changes.map(({ change }) => change);
  switch (verb) {
    case 'tag':
    case 'untag':
      return {
        verb: 'citation.tagged',
        subjects,
        details: { add: verb === 'tag' ? [input.tag] : [], remove: verb === 'untag' ? [input.tag] : [] },
      };
    case 'level':
      return {
        verb: 'level.judged',
        subjects,
        details: input.level ? { level: levelMark(input.level), reason: input.level.reason } : {},
      };
    case 'unlevel':
      return { verb: 'level.undone', subjects, details: {} };
    case 'trash':
      return { verb: 'citation.trashed', subjects, details: {} };
    case 'restore':
      return { verb: 'citation.restored', subjects, details: {} };
    case 'collect':
    case 'uncollect': {
      const where = { libraryId, id: input.collectionId };
      const collection = await tx.collection.findFirst({ where, select: { id: true, name: true } });
      // What was in a collection that is gone is told by its removal.
      if (!collection) return null;
      const ids = subjects.map(({ id }) => id);
      const [added, removed] = verb === 'collect' ? [ids, []] : [[], ids];
      const [before, after] = [{ citationsRemoved: removed }, { citationsAdded: added }];
      return {
        verb: 'collection.filled',
        subjects: [{ type: 'collection', id: collection.id, label: collection.name, before, after }],
        details: { added: added.length, removed: removed.length },
      };
    }
  }
}
