import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { bibliographyParameters, bibliographyQuery } from '#features/exchange/bibliography-options.ts';
import { optionsIn, withManifest, withoutOptions } from '#features/exchange/export-options.ts';
import { printBibliography } from '#features/exchange/queries/print-bibliography.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { fileResponse } from '#lib/file-response.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** The list as a bibliography in a CSL style. */
export const GET = libraryRoute(async (viewer, request) => {
  const parameters = new URL(request.url).searchParams;
  const options = parseInput(bibliographyQuery, optionsIn(parameters, bibliographyParameters));
  const filters = await requireFilters(viewer, withoutOptions(parameters, bibliographyParameters));
  const { signal } = request;
  const { body, mediaType, extension } = await printBibliography(viewer, filters, options, { signal });
  const response = fileResponse(body, { name: `${viewer.library.slug}-bibliography.${extension}`, mediaType });
  return withManifest(response, viewer.library.slug, 'bibliography', parameters);
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
