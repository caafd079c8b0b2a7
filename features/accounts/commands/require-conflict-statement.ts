import type { Actor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { Problem } from '#lib/problem.ts';

/** Throws `forbidden` unless the actor has declared within a year whether they have conflicts of interest: call it before accepting or rejecting. */
export async function requireConflictStatement(tx: Transaction, actor: Actor): Promise<void> {
  const where = { userId: actor.userId ?? undefined, expiresAt: { gt: new Date() } };
  const made = actor.userId === null ? 0 : await tx.conflictStatement.count({ where });
  if (made > 0) return;
  throw new Problem(
    'forbidden',
    'Declare first whether you have conflicts of interest: on your account page, once a year.',
    {
      data: { missing: 'conflict-statement', at: '/account#conflicts' },
    },
  );
}
