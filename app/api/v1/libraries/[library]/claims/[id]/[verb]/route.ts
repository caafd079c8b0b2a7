import { claimAnswer } from '#features/claims/claim-record.ts';
import { acceptClaim, rejectClaim } from '#features/claims/commands/accept-claim.ts';
import { confirmGrade } from '#features/claims/commands/confirm-grade.ts';
import { gradeClaim } from '#features/claims/commands/grade-claim.ts';
import { signVerdict } from '#features/claims/commands/sign-verdict.ts';
import { submitClaim } from '#features/claims/commands/submit-claim.ts';
import { withdrawClaim } from '#features/claims/commands/withdraw-claim.ts';
import { findClaim } from '#features/claims/queries/find-claim.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { optionalBody, optionalVersion, versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { notFound } from '#lib/problem.ts';

type Params = { library: string; id: string; verb: string };
type Step = (actor: LibraryActor, id: string, body: unknown, expected: number | 'any') => Promise<void>;

const verbs: Record<string, Step> = {
  submit: (actor, id, _body, expected) => submitClaim(actor, id, expected),
  accept: (actor, id, _body, expected) => acceptClaim(actor, id, expected),
  reject: rejectClaim,
  withdraw: withdrawClaim,
  grade: gradeClaim,
  'confirm-grade': (actor, id, _body, expected) => confirmGrade(actor, id, expected),
  sign: signVerdict,
};

/** `submit`, `accept`, `reject` (`{ "reason" }`), `withdraw` (`{ "reason"? }`), `grade`, `confirm-grade`, `sign` (`{ "verdict", "note" }`). */
export const POST = libraryRoute<Params>(async (actor, request, { id, verb }) => {
  const step = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!step) throw notFound('This address');
  await step(actor, id, await optionalBody(request), optionalVersion(request));
  return versionedJson(claimAnswer(await findClaim(actor, id)));
}, 'claim.submit');

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
