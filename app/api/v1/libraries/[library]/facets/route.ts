import { facetCountsSchema } from '#features/citations/list-schema.ts';
import { countFacets } from '#features/citations/queries/count-facets.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

export const GET = libraryRoute(async (viewer, request) => {
  const filters = await requireFilters(viewer, new URL(request.url).searchParams);
  const { terms, ...counts } = await countFacets(viewer, filters);
  const by = (which: 'direct' | 'total') =>
    Object.fromEntries(
      Object.entries(terms).flatMap(([tag, count]) => (count[which] > 0 ? [[tag, count[which]]] : [])),
    );
  return Response.json(facetCountsSchema.parse({ ...counts, terms: by('total'), termsDirect: by('direct') }));
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
