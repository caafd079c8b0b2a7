import { recordEvent } from '#features/activity/commands.ts';
import { requireOwn, requireStatus } from '#features/findings/commands/load-finding.ts';
import { withdrawalSchema } from '#features/findings/schema.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authorise, authoriseInLibrary } from '#lib/permissions.ts';
import { invalid, Problem } from '#lib/problem.ts';
import { loadClaim, refuseStale } from './load-claim.ts';
import { claimSubject, writeClaim } from './write-claim.ts';

/** Takes a claim back: its author what is not accepted, a reviewer with a reason what is. */
export async function withdrawClaim(
  actor: Actor,
  id: string,
  input: unknown = {},
  expected: number | 'any' = 'any',
): Promise<void> {
  authoriseInLibrary(actor, 'claim.withdraw');
  const { reason } = parseInput(withdrawalSchema, input);
  await transaction(async (tx) => {
    const held = await loadClaim(tx, actor, id);
    if (held.status === 'accepted' || held.authorId === null) {
      authorise(actor, 'claim.withdrawOfOthers');
      if (!reason) throw invalid('Say why.', [{ pointer: '/reason', detail: 'Say why it no longer stands.' }]);
    } else requireOwn(actor, held);
    requireStatus(held, ['draft', 'submitted', 'rejected', 'accepted'], 'It can be withdrawn once.');
    refuseStale(held, expected);
    await writeClaim(tx, actor, held, { status: 'withdrawn' });
    const subject = claimSubject(held, { status: held.status }, { status: 'withdrawn' });
    await recordEvent(tx, actor, { verb: 'claim.withdrawn', subjects: [subject], details: reason ? { reason } : {} });
  });
}

/** Throws a draft that was never submitted away, for good. */
export async function discardClaim(actor: Actor, id: string, expected: number | 'any'): Promise<void> {
  authoriseInLibrary(actor, 'claim.discard');
  await transaction(async (tx) => {
    const held = await loadClaim(tx, actor, id);
    requireOwn(actor, held);
    if (held.status !== 'draft') {
      throw new Problem('conflict', 'Only a draft can be discarded; withdraw what was submitted.');
    }
    refuseStale(held, expected);
    await tx.claim.delete({ where: { libraryId_id: { libraryId: actor.library.id, id } } });
    await recordEvent(tx, actor, { verb: 'claim.discarded', subjects: [], details: { claim: id } });
  });
}
