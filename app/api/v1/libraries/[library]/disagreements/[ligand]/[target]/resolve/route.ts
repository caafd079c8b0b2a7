import { resolveDisagreement } from '#features/disagreements/commands/resolve-disagreement.ts';
import { comparedPairAnswer } from '#features/disagreements/disagreement-answer.ts';
import { findDisagreement } from '#features/disagreements/queries/find-disagreement.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { jsonBody } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; ligand: string; target: string };

/** `{ "note" }`: what explains the disagreement there is. */
export const POST = libraryRoute<Params>(async (actor, request, pair) => {
  await resolveDisagreement(actor, pair, await jsonBody(request));
  return Response.json(comparedPairAnswer(await findDisagreement(actor, pair, true)));
}, 'disagreement.resolve');

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
