import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { notFound, Problem } from '#lib/problem.ts';
import type { Claim, ClaimLink } from '#prisma/generated/client.ts';

export type HeldClaim = Claim & { links: ClaimLink[] };

/** Locks and reads a claim with its links; a draft is there for its author alone. */
export async function loadClaim(tx: Transaction, actor: LibraryActor, id: string): Promise<HeldClaim> {
  const libraryId = actor.library.id;
  if (!isId(id)) throw notFound('This claim');
  await tx.$queryRaw`SELECT 1 FROM claim WHERE library_id = ${libraryId}::uuid AND id = ${id}::uuid FOR UPDATE`;
  const row = await tx.claim.findUnique({ where: { libraryId_id: { libraryId, id } }, include: { links: true } });
  if (!row || (row.status === 'draft' && row.authorId !== actor.userId)) throw notFound('This claim');
  return row;
}

/** Throws `stale` when someone else saved first. */
export function refuseStale({ version }: Pick<Claim, 'version'>, expected: number | 'any'): void {
  if (expected === 'any' || expected === version) return;
  throw new Problem('stale', `This claim is at version ${version} now; yours was ${expected}.`, {
    data: { current: { version } },
  });
}
