import { mapTable } from '#features/evidence-map/evidence-map.ts';
import { mapSvg } from '#features/evidence-map/map-svg.ts';
import { findMap } from '#features/evidence-map/queries.ts';
import { mapExportSchema } from '#features/evidence-map/schema.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { fileResponse } from '#lib/file-response.ts';
import { csvRow } from '#lib/formats/csv/csv-row.ts';
import { parseInput } from '#lib/input.ts';

/** `?rows=`, `?columns=`, `?format=svg|csv`: the map as a file. */
export const GET = libraryRoute(async (actor, request, { library }) => {
  const query = parseInput(mapExportSchema, Object.fromEntries(new URL(request.url).searchParams));
  const map = await findMap(actor, query);
  const name = `${library}-${query.rows}-${query.columns}.${query.format}`;
  if (query.format === 'csv') {
    return fileResponse(mapTable(map).map(csvRow).join(''), { name, mediaType: 'text/csv' });
  }
  const title = `${actor.library.name}: ${query.rows} by ${query.columns}`;
  return fileResponse(mapSvg(map, title), { name, mediaType: 'image/svg+xml' });
});
