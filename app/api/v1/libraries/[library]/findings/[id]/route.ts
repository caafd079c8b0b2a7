import { updateFinding } from '#features/findings/commands/update-finding.ts';
import { discardFinding } from '#features/findings/commands/withdraw-finding.ts';
import { findingAnswer } from '#features/findings/finding-record.ts';
import { findFinding } from '#features/findings/queries/find-finding.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { expectedVersion, jsonBody, versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string };

export const GET = libraryRoute<Params>(
  async (viewer, _request, { id }) => versionedJson(findingAnswer(await findFinding(viewer, id))),
  'finding.read',
);

export const PATCH = libraryRoute<Params>(async (actor, request, { id }) => {
  await updateFinding(actor, id, expectedVersion(request), await jsonBody(request));
  return versionedJson(findingAnswer(await findFinding(actor, id)));
}, 'finding.update');

export const DELETE = libraryRoute<Params>(async (actor, request, { id }) => {
  await discardFinding(actor, id, expectedVersion(request));
  return new Response(null, { status: 204 });
}, 'finding.discard');

export const { POST, PUT, OPTIONS } = otherVerbs('GET', 'PATCH', 'DELETE');
