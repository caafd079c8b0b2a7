import { proposeRevision } from '#features/findings/commands/propose-revision.ts';
import { findFinding } from '#features/findings/queries/find-finding.ts';
import { listRevisions } from '#features/findings/queries/list-revisions.ts';
import { revisionAnswer } from '#features/findings/revision-answer.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { jsonBody, optionalVersion } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string };

export const GET = libraryRoute<Params>(async (viewer, _request, { id }) => {
  await findFinding(viewer, id);
  const items = (await listRevisions(viewer, { type: 'finding', id })).map(revisionAnswer);
  return Response.json({ items, total: items.length, next: null });
}, 'finding.read');

/** Proposes changes: `{ changes: { field: value }, reason }`. */
export const POST = libraryRoute<Params>(async (actor, request, { id }) => {
  const { setId } = await proposeRevision(actor, id, await jsonBody(request), optionalVersion(request));
  const proposed = (await listRevisions(actor, { type: 'finding', id })).filter((one) => one.setId === setId);
  return Response.json({ items: proposed.map(revisionAnswer), total: proposed.length, next: null }, { status: 201 });
}, 'revision.create');

export const { PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET', 'POST');
