import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { Problem } from '#lib/problem.ts';
import { mayAcceptOwn, type ReviewedWork, type SecondPersonPolicy } from '../second-person.ts';

/** Throws `forbidden` when the work is the actor's own and the library wants a second person for it; holds the policy until the commit. */
export async function refuseOwnWork(
  tx: Transaction,
  actor: LibraryActor,
  work: ReviewedWork,
  { authorId }: { authorId: string | null },
): Promise<void> {
  if (authorId === null || authorId !== actor.userId) return;
  const [policy] = await tx.$queryRaw<SecondPersonPolicy[]>`
    SELECT findings_need_second_person AS "findingsNeedSecondPerson", claims_need_second_person AS "claimsNeedSecondPerson",
      appraisals_need_second_person AS "appraisalsNeedSecondPerson"
    FROM library WHERE id = ${actor.library.id}::uuid FOR SHARE`;
  if (policy && mayAcceptOwn(policy, work)) return;
  throw new Problem('forbidden', 'Nobody decides about their own work: someone else has to look at it.');
}
