import { exportMap } from '#features/evidence-map/queries/export-map.ts';
import { mapExportSchema } from '#features/evidence-map/schema.ts';
import { withManifest } from '#features/exchange/export-options.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { fileResponse } from '#lib/file-response.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** `?rows=`, `?columns=`, `?format=svg|csv`, `?asOf=`: the map as a file. */
export const GET = libraryRoute(async (actor, request, { library }) => {
  const parameters = new URL(request.url).searchParams;
  const query = parseInput(mapExportSchema, Object.fromEntries(parameters));
  const { body, mediaType } = await exportMap(actor, query);
  const name = `${library}-${query.rows}-${query.columns}.${query.format}`;
  return withManifest(fileResponse(body, { name, mediaType }), library, 'map', parameters);
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
