import { requireConflictStatement } from '#features/accounts/commands/require-conflict-statement.ts';
import { recordEvent } from '#features/activity/commands.ts';
import { personOf, refuseOwn, requireStatus } from '#features/findings/commands/load-finding.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { verdictSchema } from '../schema.ts';
import { loadClaim, refuseStale } from './load-claim.ts';
import { claimSubject, writeClaim } from './write-claim.ts';

/** Signs a verdict on an accepted claim of someone else, with name and date: `{ verdict, note }`. Signing anew replaces it. */
export async function signVerdict(
  actor: Actor,
  id: string,
  input: unknown,
  expected: number | 'any' = 'any',
): Promise<void> {
  authoriseInLibrary(actor, 'claim.signVerdict');
  const { verdict, note } = parseInput(verdictSchema, input);
  await transaction(async (tx) => {
    await requireConflictStatement(tx, actor);
    const held = await loadClaim(tx, actor, id);
    refuseOwn(actor, held);
    requireStatus(held, ['accepted'], 'A verdict is signed on an accepted claim.');
    refuseStale(held, expected);
    const signed = { verdictSignedById: personOf(actor), verdictSignedAt: new Date() };
    await writeClaim(tx, actor, held, { verdict, verdictNote: note, ...signed });
    const was = { verdict: held.verdict, note: held.verdictNote };
    const subject = claimSubject(held, was, { verdict, note });
    await recordEvent(tx, actor, { verb: 'claim.verdictSigned', subjects: [subject] });
  });
}
