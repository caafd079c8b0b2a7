import type { Actor } from '#lib/actor.ts';
import { Prisma, type Transaction, transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { authorise, authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { bulkRules } from '../bulk-verbs.ts';
import { type BulkRun, closeRun, lockOwnRun } from './bulk-run.ts';
import { beginRun } from './start-bulk-edit.ts';

/** Stops one's own run after the chunk it is at; what it has done stays, as one entry of the history, and can be undone. */
export async function cancelBulkEdit(actor: Actor, runId: string): Promise<void> {
  authoriseInLibrary(actor, 'bulkEdit.run');
  await transaction(async (tx) => {
    const run = await lockOwnRun(tx, actor, runId);
    if (run.status !== 'running') throw new Problem('conflict', 'This has ended already.');
    await closeRun(tx, actor, run, 'cancelled');
  });
}

/** Takes one's own run back, in the background too: what it changed, and nothing that has been changed since. */
export async function undoBulkEdit(actor: Actor, runId: string): Promise<{ id: string }> {
  authoriseInLibrary(actor, 'bulkEdit.run');
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const run = await lockOwnRun(tx, actor, runId);
    const verb = bulkRules[run.verb].inverse;
    if (run.status === 'running') throw new Problem('conflict', 'This is still running: stop it first.');
    if (run.eventSeq === null || verb === null) throw new Problem('conflict', 'There is nothing to undo.');
    authorise(actor, bulkRules[verb].permission);
    const where = { libraryId, undoesId: run.id, status: { in: ['running' as const, 'done' as const] } };
    if (await tx.bulkEdit.findFirst({ where, select: { id: true } })) {
      throw new Problem('conflict', 'This has been undone already.');
    }
    const id = newId();
    const input = run.input as Prisma.InputJsonObject;
    await tx.bulkEdit.create({
      data: { libraryId, id, verb, input, total: 0, undoesId: run.id, createdById: actor.userId },
    });
    const total = await tx.$executeRaw`
      INSERT INTO bulk_edit_item (library_id, run_id, position, citation_id)
      SELECT ${libraryId}::uuid, ${id}::uuid, row_number() OVER (ORDER BY was.position), c.id
      FROM (${changedBy(libraryId, run)}) was JOIN citation c ON c.library_id = ${libraryId}::uuid AND c.id = was.id`;
    await dismiss(tx, libraryId, run.id);
    await beginRun(tx, libraryId, id, total);
    return { id };
  });
}

/** Takes what is said of one's own ended run off the page. */
export async function dismissBulkEdit(actor: Actor, runId: string): Promise<void> {
  authoriseInLibrary(actor, 'bulkEdit.run');
  await transaction(async (tx) => {
    const run = await lockOwnRun(tx, actor, runId);
    if (run.status === 'running') throw new Problem('conflict', 'This is still running: stop it first.');
    await dismiss(tx, actor.library.id, run.id);
  });
}

async function dismiss(tx: Transaction, libraryId: string, id: string): Promise<void> {
  await tx.bulkEdit.update({ where: { libraryId_id: { libraryId, id } }, data: { dismissedAt: new Date() } });
}

/** Citations a run changed, out of its entry in the history. */
function changedBy(libraryId: string, { verb, eventSeq }: BulkRun): Prisma.Sql {
  const subjects = Prisma.sql`FROM event_subject s WHERE s.library_id = ${libraryId}::uuid AND s.seq = ${eventSeq}`;
  if (verb !== 'collect' && verb !== 'uncollect') return Prisma.sql`SELECT s.position, s.id ${subjects}`;
  const ids = verb === 'collect' ? Prisma.sql`s.after->'citationsAdded'` : Prisma.sql`s.before->'citationsRemoved'`;
  return Prisma.sql`SELECT told.position, told.id::uuid AS id FROM (SELECT ${ids} AS ids ${subjects}) one
    CROSS JOIN LATERAL jsonb_array_elements_text(one.ids) WITH ORDINALITY AS told (id, position)`;
}
