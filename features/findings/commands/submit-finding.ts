import { recordEvent } from '#features/activity/commands.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { invalid } from '#lib/problem.ts';
import { contentOf } from '../finding-row.ts';
import { tagIn } from '../resolve-terms.ts';
import { missingToSubmit } from '../submission.ts';
import { loadFinding, personOf, refuseStale, requireOwn, requireStatus } from './load-finding.ts';
import { openToAuthor } from './update-finding.ts';
import { findingSubject, writeFinding } from './write-finding.ts';

/** Hands the actor's own finding in for review; throws `invalid` with everything it still lacks. */
export async function submitFinding(actor: Actor, id: string, expected: number | 'any' = 'any'): Promise<void> {
  authoriseInLibrary(actor, 'finding.submit');
  const vocabulary = await loadVocabulary(actor);
  await transaction(async (tx) => {
    const held = await loadFinding(tx, actor, id);
    requireOwn(actor, held);
    requireStatus(held, openToAuthor, 'Only what is not under review can be submitted.');
    refuseStale(held, expected);
    const content = contentOf(held, tagIn(vocabulary));
    const faults = missingToSubmit(content);
    const [first] = faults;
    if (first)
      throw invalid(faults.length === 1 ? first.detail : `${faults.length} fields are needed to submit.`, faults);
    await writeFinding(tx, actor, held, {
      ...{ status: 'submitted', submittedAt: new Date(), authorId: personOf(actor) },
      ...{ acceptedById: null, acceptedAt: null, rejectedById: null, rejectedAt: null, rejectionReason: null },
    });
    const subject = findingSubject(held, { status: held.status }, { ...content, status: 'submitted' });
    await recordEvent(tx, actor, { verb: 'finding.submitted', subjects: [subject] });
  });
}
