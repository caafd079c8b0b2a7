import { listCitationAnswers } from '#features/citations/queries/list-citations.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';

/** One page of the citations the filters let through. */
export const GET = libraryRoute(async (viewer, request) => {
  const filters = await requireFilters(viewer, new URL(request.url).searchParams);
  return Response.json(await listCitationAnswers(viewer, filters));
});
