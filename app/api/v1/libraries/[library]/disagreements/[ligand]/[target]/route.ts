import { comparedPairAnswer } from '#features/disagreements/disagreement-answer.ts';
import { findDisagreement } from '#features/disagreements/queries/find-disagreement.ts';
import { comparedPairQuerySchema } from '#features/disagreements/schema.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; ligand: string; target: string };

/** Every value of a ligand at a target, by their slugs, and what is in dispute among them; `?status=accepted` leaves out what waits for review, `?asOf=` gives a day. */
export const GET = libraryRoute<Params>(async (actor, request, pair) => {
  const { status, asOf } = parseInput(comparedPairQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
  return Response.json(comparedPairAnswer(await findDisagreement(actor, pair, status === 'all', asOf)));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
