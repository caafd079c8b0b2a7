import { requireConflictStatement } from '#features/accounts/commands/require-conflict-statement.ts';
import { recordEvent } from '#features/activity/commands.ts';
import { refuseOwn, requireStatus } from '#features/findings/commands/load-finding.ts';
import { rejectionSchema } from '#features/findings/schema.ts';
import { refuseOwnWork } from '#features/libraries/commands/refuse-own-work.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { loadClaim, refuseStale } from './load-claim.ts';
import { claimSubject, writeClaim } from './write-claim.ts';

/** Accepts what someone submitted: someone else, unless the library lets authors accept their own. Of two at once, one does; the other is told that it is done. */
export async function acceptClaim(actor: Actor, id: string, expected: number | 'any' = 'any'): Promise<void> {
  authoriseInLibrary(actor, 'claim.accept');
  await transaction(async (tx) => {
    await requireConflictStatement(tx, actor);
    const held = await loadClaim(tx, actor, id);
    await refuseOwnWork(tx, actor, 'claims', held);
    requireStatus(held, ['submitted'], 'Only what is submitted can be accepted.');
    refuseStale(held, expected);
    await writeClaim(tx, actor, held, { status: 'accepted', acceptedById: actor.userId, acceptedAt: new Date() });
    const subject = claimSubject(held, { status: 'submitted' }, { status: 'accepted' });
    const details = held.authorId === actor.userId ? { byAuthor: true } : {};
    await recordEvent(tx, actor, { verb: 'claim.accepted', subjects: [subject], details });
  });
}

/** Sends what someone else submitted back to them: `{ reason }`. */
export async function rejectClaim(
  actor: Actor,
  id: string,
  input: unknown,
  expected: number | 'any' = 'any',
): Promise<void> {
  authoriseInLibrary(actor, 'claim.reject');
  const { reason } = parseInput(rejectionSchema, input);
  await transaction(async (tx) => {
    await requireConflictStatement(tx, actor);
    const held = await loadClaim(tx, actor, id);
    refuseOwn(actor, held);
    requireStatus(held, ['submitted'], 'Only what is submitted can be rejected.');
    refuseStale(held, expected);
    const decided = { rejectedById: actor.userId, rejectedAt: new Date(), rejectionReason: reason };
    await writeClaim(tx, actor, held, { status: 'rejected', ...decided });
    const subject = claimSubject(held, { status: 'submitted' }, { status: 'rejected' });
    await recordEvent(tx, actor, { verb: 'claim.rejected', subjects: [subject], details: { reason } });
  });
}
