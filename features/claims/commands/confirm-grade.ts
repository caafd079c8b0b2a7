import { requireConflictStatement } from '#features/accounts/commands/require-conflict-statement.ts';
import { recordEvent } from '#features/activity/commands.ts';
import { personOf } from '#features/findings/commands/load-finding.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { loadClaim, refuseStale } from './load-claim.ts';
import { claimSubject, writeClaim } from './write-claim.ts';

/** Confirms what someone else judged with GRADE, as it stands. Judged anew, it waits again. Nobody confirms their own. */
export async function confirmGrade(actor: Actor, id: string, expected: number | 'any' = 'any'): Promise<void> {
  authoriseInLibrary(actor, 'appraisal.accept');
  await transaction(async (tx) => {
    const held = await loadClaim(tx, actor, id);
    await requireConflictStatement(tx, actor);
    refuseStale(held, expected);
    if (held.gradedById === null) throw new Problem('conflict', 'Nobody has judged its certainty yet.');
    if (held.gradedById === actor.userId) {
      throw new Problem('forbidden', 'Nobody confirms their own judgement: someone else has to look at it.');
    }
    if (held.gradeConfirmedById) throw new Problem('conflict', 'It is confirmed already.');
    await writeClaim(tx, actor, held, { gradeConfirmedById: personOf(actor), gradeConfirmedAt: new Date() });
    const details = { grade: held.gradeLevel };
    await recordEvent(tx, actor, { verb: 'claim.gradeConfirmed', subjects: [claimSubject(held)], details });
  });
}
