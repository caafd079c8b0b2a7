import {
  acceptClaimRevisions,
  rejectClaimRevisions,
  withdrawClaimRevisions,
} from '#features/claims/commands/decide-claim-revision.ts';
import { acceptRevisions, rejectRevisions, withdrawRevisions } from '#features/findings/commands/decide-revision.ts';
import { findRevision } from '#features/findings/queries/list-revisions.ts';
import { revisionAnswer } from '#features/findings/revision-answer.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { optionalBody, versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { notFound } from '#lib/problem.ts';

type Params = { library: string; id: string; verb: string };
type Decide = (actor: LibraryActor, ids: string[], body: unknown) => Promise<void>;

const verbs: Record<string, Record<'finding' | 'claim', Decide>> = {
  accept: { finding: acceptRevisions, claim: acceptClaimRevisions },
  reject: { finding: rejectRevisions, claim: rejectClaimRevisions },
  withdraw: { finding: withdrawRevisions, claim: withdrawClaimRevisions },
};

/** `accept`, `reject` (`{ "reason" }`), `withdraw`: of a finding or of a claim. */
export const POST = libraryRoute<Params>(async (actor, request, { id, verb }) => {
  const decide = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!decide) throw notFound('This address');
  const { subject } = await findRevision(actor, id);
  await decide[subject.type](actor, [id], await optionalBody(request));
  return versionedJson(revisionAnswer(await findRevision(actor, id)));
}, 'revision.withdraw');

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
