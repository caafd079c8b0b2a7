import { createFinding } from '#features/findings/commands/create-finding.ts';
import { findingAnswer } from '#features/findings/finding-record.ts';
import { findFinding } from '#features/findings/queries/find-finding.ts';
import { listFindings, requireFindingFilters } from '#features/findings/queries/list-findings.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { jsonBody, versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** One page of the findings the filters let through. */
export const GET = libraryRoute(async (viewer, request) => {
  const filters = await requireFindingFilters(viewer, new URL(request.url).searchParams);
  const page = await listFindings(viewer, filters);
  return Response.json({ ...page, items: page.items.map(findingAnswer) });
}, 'finding.read');

export const POST = libraryRoute(async (actor, request) => {
  const { id } = await createFinding(actor, await jsonBody(request));
  const location = `/api/v1/libraries/${actor.library.slug}/findings/${id}`;
  return versionedJson(findingAnswer(await findFinding(actor, id)), { status: 201, headers: { location } });
}, 'finding.create');

export const { PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET', 'POST');
