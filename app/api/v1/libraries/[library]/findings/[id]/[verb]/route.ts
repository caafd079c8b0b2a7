import { acceptFinding, rejectFinding } from '#features/findings/commands/accept-finding.ts';
import { submitFinding } from '#features/findings/commands/submit-finding.ts';
import { withdrawFinding } from '#features/findings/commands/withdraw-finding.ts';
import { findingAnswer } from '#features/findings/finding-record.ts';
import { findFinding } from '#features/findings/queries/find-finding.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { optionalBody, optionalVersion, versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { notFound } from '#lib/problem.ts';

type Params = { library: string; id: string; verb: string };
type Step = (actor: LibraryActor, id: string, body: unknown, expected: number | 'any') => Promise<void>;

const verbs: Record<string, Step> = {
  submit: (actor, id, _body, expected) => submitFinding(actor, id, expected),
  accept: (actor, id, _body, expected) => acceptFinding(actor, id, expected),
  reject: rejectFinding,
  withdraw: withdrawFinding,
};

/** `submit`, `accept`, `reject` (`{ "reason" }`), `withdraw` (`{ "reason"? }`). */
export const POST = libraryRoute<Params>(async (actor, request, { id, verb }) => {
  const step = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!step) throw notFound('This address');
  await step(actor, id, await optionalBody(request), optionalVersion(request));
  return versionedJson(findingAnswer(await findFinding(actor, id)));
}, 'finding.submit');

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
