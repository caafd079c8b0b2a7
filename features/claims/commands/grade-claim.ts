import { recordEvent } from '#features/activity/commands.ts';
import { gradeOf, gradeVersion, suggestGrade } from '#features/evidence/grade.ts';
import { personOf, requireStatus } from '#features/findings/commands/load-finding.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { gradeSchema } from '../schema.ts';
import { loadClaim, refuseStale } from './load-claim.ts';
import { claimSubject, writeClaim } from './write-claim.ts';

/** Judges how certain the body of evidence makes a claim, with GRADE; the input is `gradeSchema`'s. Another judgement than the factors give takes a reason. */
export async function gradeClaim(
  actor: Actor,
  id: string,
  input: unknown,
  expected: number | 'any' = 'any',
): Promise<void> {
  authoriseInLibrary(actor, 'claim.grade');
  const given = parseInput(gradeSchema, input);
  const gradeSuggested = suggestGrade(given);
  const gradeLevel = gradeOf(given);
  await transaction(async (tx) => {
    const held = await loadClaim(tx, actor, id);
    requireStatus(held, ['submitted', 'accepted'], 'GRADE judges a claim that is submitted or accepted.');
    refuseStale(held, expected);
    await writeClaim(tx, actor, held, {
      ...{ grade: { ...given, version: gradeVersion }, gradeSuggested, gradeLevel },
      ...{ gradeReason: given.override?.reason || null, gradedById: personOf(actor), gradedAt: new Date() },
      // Someone else looks at it anew.
      ...{ gradeConfirmedById: null, gradeConfirmedAt: null },
    });
    const subject = claimSubject(held, { grade: held.gradeLevel }, { grade: gradeLevel });
    const details = { suggested: gradeSuggested, judged: given };
    await recordEvent(tx, actor, { verb: 'claim.graded', subjects: [subject], details });
  });
}
