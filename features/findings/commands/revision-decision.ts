import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { notFound, Problem } from '#lib/problem.ts';
import type { Revision } from '#prisma/generated/client.ts';

type SubjectType = 'finding' | 'claim';

/** The subject of proposed changes, to be locked before they are; not found when they are of several, or of another kind. */
export async function subjectOfRevisions(
  tx: Transaction,
  actor: LibraryActor,
  ids: readonly string[],
  type: SubjectType,
): Promise<string> {
  const where = { libraryId: actor.library.id, id: { in: ids.filter(isId) }, subjectType: type };
  const rows = await tx.revision.findMany({ where, select: { subjectId: true } });
  const [first] = rows;
  if (!first || rows.length !== new Set(ids).size) throw notFound('This revision');
  if (rows.some(({ subjectId }) => subjectId !== first.subjectId)) {
    throw new Problem('conflict', 'Decide about the revisions of one record at a time.');
  }
  return first.subjectId;
}

/** Locks proposed changes whose subject is locked, in the order of their ids; throws `conflict` when one is decided already. */
export async function lockOpenRevisions(
  tx: Transaction,
  actor: LibraryActor,
  ids: readonly string[],
): Promise<Revision[]> {
  const libraryId = actor.library.id;
  await tx.$queryRaw`
    SELECT 1 FROM revision WHERE library_id = ${libraryId}::uuid AND id = ANY (${ids}::uuid[]) ORDER BY id FOR UPDATE`;
  const rows = await tx.revision.findMany({ where: { libraryId, id: { in: [...ids] } }, orderBy: { id: 'asc' } });
  const decided = rows.find(({ status }) => status !== 'open');
  if (decided) {
    throw new Problem('conflict', `This revision is ${decided.status} already.`, { data: { status: decided.status } });
  }
  if (new Set(rows.map(({ field }) => field)).size < rows.length) {
    throw new Problem('conflict', 'Two of these change the same field: choose one.');
  }
  return rows;
}

/** Throws `forbidden` when one of them is the actor's own. */
export function refuseOwnRevisions(actor: LibraryActor, revisions: readonly Revision[]): void {
  if (!revisions.some(({ proposerId }) => proposerId === actor.userId)) return;
  throw new Problem('forbidden', 'Nobody decides about their own proposal: someone else has to look at it.');
}

/** Marks locked revisions accepted; what else was proposed for the same fields of the subject is superseded. Gives the ids of those. */
export async function markAccepted(
  tx: Transaction,
  actor: LibraryActor,
  revisions: readonly Revision[],
): Promise<string[]> {
  const libraryId = actor.library.id;
  const decided = { decidedById: actor.userId, decidedAt: new Date(), version: { increment: 1 } };
  const superseded: string[] = [];
  for (const { id, field, subjectType, subjectId } of revisions) {
    await tx.revision.update({ where: { libraryId_id: { libraryId, id } }, data: { status: 'accepted', ...decided } });
    const competing = { libraryId, subjectType, subjectId, field, status: 'open' as const };
    const rows = await tx.revision.findMany({ where: competing, select: { id: true } });
    await tx.revision.updateMany({ where: competing, data: { status: 'superseded', supersededById: id, ...decided } });
    superseded.push(...rows.map((row) => row.id));
  }
  return superseded;
}

/** Marks locked revisions rejected, or withdrawn by their proposer. */
export async function markClosed(
  tx: Transaction,
  actor: LibraryActor,
  revisions: readonly Revision[],
  status: 'rejected' | 'withdrawn',
  decisionReason: string | null,
): Promise<void> {
  const ids = revisions.map(({ id }) => id);
  await tx.revision.updateMany({
    where: { libraryId: actor.library.id, id: { in: ids } },
    data: {
      ...{ status, decisionReason, decidedById: actor.userId, decidedAt: new Date() },
      version: { increment: 1 },
    },
  });
}
