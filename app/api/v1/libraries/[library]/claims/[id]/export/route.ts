import { oneClaimExportQuery } from '#features/claims/export-options.ts';
import { exportClaim } from '#features/claims/queries/export-claims.ts';
import { withManifest } from '#features/exchange/export-options.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { fileResponse } from '#lib/file-response.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** One claim with its bibliography as a file; `?asOf=`: as it was. */
export const GET = libraryRoute<{ library: string; id: string }>(async (viewer, request, { library, id }) => {
  const parameters = new URL(request.url).searchParams;
  const query = parseInput(oneClaimExportQuery, Object.fromEntries(parameters));
  const { body, mediaType, extension } = await exportClaim(viewer, id, query);
  const response = fileResponse(body, { name: `${library}-claim.${extension}`, mediaType });
  return withManifest(response, library, 'claim', new URLSearchParams([['id', id], ...parameters]));
}, 'citation.export');

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
