import { proposeClaimRevision } from '#features/claims/commands/propose-claim-revision.ts';
import { findClaim } from '#features/claims/queries/find-claim.ts';
import { listRevisions } from '#features/findings/queries/list-revisions.ts';
import { revisionAnswer } from '#features/findings/revision-answer.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { jsonBody, optionalVersion } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string };

export const GET = libraryRoute<Params>(async (viewer, _request, { id }) => {
  await findClaim(viewer, id);
  const items = (await listRevisions(viewer, { type: 'claim', id })).map(revisionAnswer);
  return Response.json({ items, total: items.length, next: null });
}, 'claim.read');

/** Proposes changes: `{ changes: { field: value }, reason }`; `links` is one field. */
export const POST = libraryRoute<Params>(async (actor, request, { id }) => {
  const { setId } = await proposeClaimRevision(actor, id, await jsonBody(request), optionalVersion(request));
  const proposed = (await listRevisions(actor, { type: 'claim', id })).filter((one) => one.setId === setId);
  return Response.json({ items: proposed.map(revisionAnswer), total: proposed.length, next: null }, { status: 201 });
}, 'revision.create');

export const { PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET', 'POST');
