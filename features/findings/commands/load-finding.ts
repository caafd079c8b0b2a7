import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { notFound, Problem } from '#lib/problem.ts';
import type { Finding } from '#prisma/generated/client.ts';

/** Locks and reads a finding; a draft is there for its author alone, and what hangs on a citation in the trash for nobody. */
export async function loadFinding(tx: Transaction, actor: LibraryActor, id: string): Promise<Finding> {
  const libraryId = actor.library.id;
  if (!isId(id)) throw notFound('This finding');
  await tx.$queryRaw`SELECT 1 FROM finding WHERE library_id = ${libraryId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await tx.finding.findUnique({
    where: { libraryId_id: { libraryId, id } },
    include: { citation: { select: { trashedAt: true } } },
  });
  if (!row || row.citation.trashedAt || (row.status === 'draft' && row.authorId !== actor.userId)) {
    throw notFound('This finding');
  }
  const { citation: _, ...finding } = row;
  return finding;
}

/** Throws `stale` when someone else saved first. */
export function refuseStale(finding: Pick<Finding, 'version'>, expected: number | 'any'): void {
  if (expected === 'any' || expected === finding.version) return;
  throw new Problem('stale', `This finding is at version ${finding.version} now; yours was ${expected}.`, {
    data: { current: { version: finding.version } },
  });
}

/** Throws `conflict` unless the finding is in one of these states. */
export function requireStatus(
  finding: Pick<Finding, 'status'>,
  wanted: readonly Finding['status'][],
  why: string,
): void {
  if (wanted.includes(finding.status)) return;
  throw new Problem('conflict', `${why} This one is ${finding.status}.`, { data: { status: finding.status } });
}

/** Throws `forbidden` when it is the actor's own. */
export function refuseOwn(actor: LibraryActor, finding: Pick<Finding, 'authorId'>): void {
  if (finding.authorId === null || finding.authorId !== actor.userId) return;
  throw new Problem('forbidden', 'Nobody decides about their own work: someone else has to look at it.');
}

/** Throws `forbidden` unless it is the actor's own, or nobody's yet. */
export function requireOwn(actor: LibraryActor, finding: Pick<Finding, 'authorId'>): void {
  if (finding.authorId === null || finding.authorId === actor.userId) return;
  throw new Problem('forbidden', 'Only its author changes this; propose a revision instead.');
}

/** The person behind the actor; the worker and the shell write no findings of their own. */
export function personOf(actor: LibraryActor): string {
  if (actor.userId === null) throw new Problem('forbidden', 'A person has to stand behind this.');
  return actor.userId;
}
