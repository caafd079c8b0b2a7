import { createCitation } from '#features/citations/commands/create-citation.ts';
import { citationAnswer, findCitation } from '#features/citations/queries/find-citation.ts';
import { listCitationAnswers } from '#features/citations/queries/list-citations.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { jsonBody, versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** One page of the citations the filters let through. */
export const GET = libraryRoute(async (viewer, request) => {
  const filters = await requireFilters(viewer, new URL(request.url).searchParams);
  return Response.json(await listCitationAnswers(viewer, filters));
});

export const POST = libraryRoute(async (actor, request) => {
  const { id } = await createCitation(actor, await jsonBody(request));
  const location = `/api/v1/libraries/${actor.library.slug}/citations/${id}`;
  return versionedJson(citationAnswer(await findCitation(actor, id)), { status: 201, headers: { location } });
}, 'citation.create');

export const { PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET', 'POST');
