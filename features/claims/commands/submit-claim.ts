import { recordEvent } from '#features/activity/commands.ts';
import { personOf, requireOwn, requireStatus } from '#features/findings/commands/load-finding.ts';
import { openToAuthor } from '#features/findings/commands/update-finding.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { Prisma, transaction } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { invalid } from '#lib/problem.ts';
import { contentOf } from '../claim-row.ts';
import { missingToSubmit } from '../submission.ts';
import { loadClaim, refuseStale } from './load-claim.ts';
import { claimSubject, refuseDeadLinks, writeClaim } from './write-claim.ts';

/** Hands the actor's own claim in for review; throws `invalid` with everything it still lacks. */
export async function submitClaim(actor: Actor, id: string, expected: number | 'any' = 'any'): Promise<void> {
  authoriseInLibrary(actor, 'claim.submit');
  const vocabulary = await loadVocabulary(actor);
  await transaction(async (tx) => {
    const held = await loadClaim(tx, actor, id);
    requireOwn(actor, held);
    requireStatus(held, openToAuthor, 'Only what is not under review can be submitted.');
    refuseStale(held, expected);
    const content = contentOf(held, vocabulary);
    const faults = missingToSubmit(content);
    const [first] = faults;
    if (first)
      throw invalid(faults.length === 1 ? first.detail : `${faults.length} fields are needed to submit.`, faults);
    await refuseDeadLinks(tx, actor, content);
    await writeClaim(tx, actor, held, {
      ...{ status: 'submitted', submittedAt: new Date(), authorId: personOf(actor) },
      ...{ acceptedById: null, acceptedAt: null, rejectedById: null, rejectedAt: null, rejectionReason: null },
      // What was signed and judged was another text.
      ...{ verdict: null, verdictNote: null, verdictSignedById: null, verdictSignedAt: null },
      ...{ grade: Prisma.DbNull, gradeSuggested: null, gradeLevel: null, gradeReason: null, gradedById: null },
      ...{ gradedAt: null, gradeConfirmedById: null, gradeConfirmedAt: null },
    });
    const subject = claimSubject(held, { status: held.status }, { ...content, status: 'submitted' });
    await recordEvent(tx, actor, { verb: 'claim.submitted', subjects: [subject] });
  });
}
