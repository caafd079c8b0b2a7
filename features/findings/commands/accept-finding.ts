import { requireConflictStatement } from '#features/accounts/commands/require-conflict-statement.ts';
import { recordEvent } from '#features/activity/commands.ts';
import { refuseOwnWork } from '#features/libraries/commands/refuse-own-work.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { rejectionSchema } from '../schema.ts';
import { loadFinding, refuseOwn, refuseStale, requireStatus } from './load-finding.ts';
import { findingSubject, writeFinding } from './write-finding.ts';

/** Accepts what someone submitted: someone else, unless the library lets authors accept their own. Of two at once, one does; the other is told that it is done. */
export async function acceptFinding(actor: Actor, id: string, expected: number | 'any' = 'any'): Promise<void> {
  authoriseInLibrary(actor, 'finding.accept');
  await transaction(async (tx) => {
    await requireConflictStatement(tx, actor);
    const held = await loadFinding(tx, actor, id);
    await refuseOwnWork(tx, actor, 'findings', held);
    requireStatus(held, ['submitted'], 'Only what is submitted can be accepted.');
    refuseStale(held, expected);
    const decided = { acceptedById: actor.userId, acceptedAt: new Date() };
    await writeFinding(tx, actor, held, { status: 'accepted', ...decided });
    const subject = findingSubject(held, { status: 'submitted' }, { status: 'accepted' });
    const details = held.authorId === actor.userId ? { byAuthor: true } : {};
    await recordEvent(tx, actor, { verb: 'finding.accepted', subjects: [subject], details });
  });
}

/** Sends what someone else submitted back to them: `{ reason }`. */
export async function rejectFinding(
  actor: Actor,
  id: string,
  input: unknown,
  expected: number | 'any' = 'any',
): Promise<void> {
  authoriseInLibrary(actor, 'finding.reject');
  const { reason } = parseInput(rejectionSchema, input);
  await transaction(async (tx) => {
    await requireConflictStatement(tx, actor);
    const held = await loadFinding(tx, actor, id);
    refuseOwn(actor, held);
    requireStatus(held, ['submitted'], 'Only what is submitted can be rejected.');
    refuseStale(held, expected);
    const decided = { rejectedById: actor.userId, rejectedAt: new Date(), rejectionReason: reason };
    await writeFinding(tx, actor, held, { status: 'rejected', ...decided });
    const subject = findingSubject(held, { status: 'submitted' }, { status: 'rejected' });
    await recordEvent(tx, actor, { verb: 'finding.rejected', subjects: [subject], details: { reason } });
  });
}
