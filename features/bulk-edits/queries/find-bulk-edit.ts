import type { Actor } from '#lib/actor.ts';
import { database, type Prisma } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary, can } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { type BulkVerb, bulkRules } from '../bulk-verbs.ts';
import type { BulkProgress } from '../schema.ts';

const shownForMs = 60 * 60 * 1000;

const parts = {
  ...{ id: true, verb: true, status: true, input: true, total: true, done: true, changed: true, left: true },
  ...{ failure: true, eventSeq: true },
  undoneBy: { where: { status: { in: ['running', 'done'] } }, select: { id: true } },
} satisfies Prisma.BulkEditSelect;
type Row = Prisma.BulkEditGetPayload<{ select: typeof parts }>;

/** One's own run. */
export async function findBulkEdit(viewer: Actor, id: string): Promise<BulkProgress> {
  authoriseInLibrary(viewer, 'bulkEdit.run');
  const where = { libraryId: viewer.library.id, id, createdById: viewer.userId };
  const row = isId(id) && viewer.userId ? await database().bulkEdit.findFirst({ where, select: parts }) : null;
  if (!row) throw notFound('This bulk edit');
  return progressOf(row);
}

/** What the viewer's page still has to say of their own runs: the last that runs or has ended lately. */
export async function findShownBulkEdit(viewer: Actor): Promise<BulkProgress | null> {
  if (!viewer.library || !viewer.userId || !can(viewer, 'bulkEdit.run')) return null;
  const row = await database().bulkEdit.findFirst({
    where: {
      libraryId: viewer.library.id,
      createdById: viewer.userId,
      dismissedAt: null,
      OR: [{ status: 'running' }, { finishedAt: { gt: new Date(Date.now() - shownForMs) } }],
    },
    orderBy: { id: 'desc' },
    select: parts,
  });
  return row && progressOf(row);
}

function progressOf({ input, eventSeq, undoneBy, ...row }: Row): BulkProgress {
  const verb = row.verb as BulkVerb;
  const { doing, did, inverse } = bulkRules[verb];
  const given = input as { tag?: string; collection?: string };
  const undoable = row.status !== 'running' && eventSeq !== null && inverse !== null && undoneBy.length === 0;
  const message = row.status === 'running' ? doing(given) : endOf(row, did(counted(row.changed), given));
  return { ...row, verb, message, undoable };
}

function endOf(
  { status, total, done, changed, left, failure }: Omit<Row, 'input' | 'eventSeq' | 'undoneBy'>,
  did: string,
) {
  const sentences = [changed === 0 ? 'Nothing was changed.' : `${did}.`];
  if (left > 0) sentences.push(`${left.toLocaleString('en')} had to stay as they are.`);
  if (status === 'cancelled') sentences.push(`Stopped after ${done.toLocaleString('en')} of ${counted(total)}.`);
  if (failure) sentences.push(failure);
  return sentences.join(' ');
}

function counted(many: number): string {
  return many === 1 ? '1 citation' : `${many.toLocaleString('en')} citations`;
}
