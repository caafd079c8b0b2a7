import { claimAnswer } from '#features/claims/claim-record.ts';
import { createClaim } from '#features/claims/commands/create-claim.ts';
import { findClaim } from '#features/claims/queries/find-claim.ts';
import { listClaims, requireClaimFilters } from '#features/claims/queries/list-claims.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { jsonBody, versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** One page of the claims the filters let through. */
export const GET = libraryRoute(async (viewer, request) => {
  const page = await listClaims(viewer, requireClaimFilters(new URL(request.url).searchParams));
  return Response.json({ ...page, items: page.items.map(claimAnswer) });
}, 'claim.read');

export const POST = libraryRoute(async (actor, request) => {
  const { id } = await createClaim(actor, await jsonBody(request));
  const location = `/api/v1/libraries/${actor.library.slug}/claims/${id}`;
  return versionedJson(claimAnswer(await findClaim(actor, id)), { status: 201, headers: { location } });
}, 'claim.create');

export const { PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET', 'POST');
