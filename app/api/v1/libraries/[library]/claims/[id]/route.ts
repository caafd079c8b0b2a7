import { asOfQuery } from '#features/citations/as-of-query.ts';
import { listState } from '#features/citations/queries/list-state.ts';
import { claimAnswer } from '#features/claims/claim-record.ts';
import { updateClaim } from '#features/claims/commands/update-claim.ts';
import { discardClaim } from '#features/claims/commands/withdraw-claim.ts';
import { findClaim } from '#features/claims/queries/find-claim.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { expectedVersion, jsonBody, versionedJson } from '#lib/api-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string };

/** `?asOf=`: the claim as it was. */
export const GET = libraryRoute<Params>(async (viewer, request, { id }) => {
  const query = parseInput(asOfQuery, Object.fromEntries(new URL(request.url).searchParams));
  return versionedJson(claimAnswer(await findClaim(viewer, id, await listState(viewer, query))));
}, 'claim.read');

export const PATCH = libraryRoute<Params>(async (actor, request, { id }) => {
  await updateClaim(actor, id, expectedVersion(request), await jsonBody(request));
  return versionedJson(claimAnswer(await findClaim(actor, id)));
}, 'claim.update');

export const DELETE = libraryRoute<Params>(async (actor, request, { id }) => {
  await discardClaim(actor, id, expectedVersion(request));
  return new Response(null, { status: 204 });
}, 'claim.discard');

export const { POST, PUT, OPTIONS } = otherVerbs('GET', 'PATCH', 'DELETE');
