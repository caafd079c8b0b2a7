import { disagreementAnswer } from '#features/disagreements/disagreement-answer.ts';
import { listDisagreements } from '#features/disagreements/queries/list-disagreements.ts';
import { disagreementQuery, disagreementQuerySchema } from '#features/disagreements/schema.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** `?state=open|resolved|all`, `?status=accepted|all`, `?asOf=`, `?limit=`, `?cursor=`: ligands at targets in dispute, with the reasons. */
export const GET = libraryRoute(async (actor, request) => {
  const query = parseInput(disagreementQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
  const { items, total, next } = await listDisagreements(actor, disagreementQuery(query));
  return Response.json({ items: items.map(disagreementAnswer), total, next });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
