import { claimExportQuery } from '#features/claims/export-options.ts';
import { printClaims } from '#features/claims/queries/export-claims.ts';
import { findClaim } from '#features/claims/queries/find-claim.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { fileResponse } from '#lib/file-response.ts';
import { parseInput } from '#lib/input.ts';

/** One claim with its bibliography as a file. */
export const GET = libraryRoute<{ library: string; id: string }>(async (viewer, request, { id }) => {
  const options = parseInput(claimExportQuery, Object.fromEntries(new URL(request.url).searchParams));
  const claim = await findClaim(viewer, id);
  const { body, mediaType, extension } = await printClaims(viewer, [claim], {
    ...options,
    title: claim.content.statement,
  });
  return fileResponse(body, { name: `${viewer.library.slug}-claim.${extension}`, mediaType });
}, 'citation.export');
