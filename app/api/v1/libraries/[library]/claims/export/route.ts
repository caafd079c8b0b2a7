import { claimExportQuery } from '#features/claims/export-options.ts';
import { exportClaims } from '#features/claims/queries/export-claims.ts';
import { requireClaimFilters } from '#features/claims/queries/list-claims.ts';
import { optionsIn, withManifest, withoutOptions } from '#features/exchange/export-options.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { fileResponse } from '#lib/file-response.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

const options = ['format', 'style'];

/** The list of claims with their bibliography as a file. */
export const GET = libraryRoute(async (viewer, request) => {
  const parameters = new URL(request.url).searchParams;
  const { format, style } = parseInput(claimExportQuery, optionsIn(parameters, options));
  const filters = requireClaimFilters(withoutOptions(parameters, options));
  const { body, mediaType, extension } = await exportClaims(viewer, filters, { format, style });
  const response = fileResponse(body, { name: `${viewer.library.slug}-claims.${extension}`, mediaType });
  return withManifest(response, viewer.library.slug, 'claims', parameters);
}, 'citation.export');

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
