import { leaning, mapTable } from '#features/evidence-map/evidence-map.ts';
import { mapSvg } from '#features/evidence-map/map-svg.ts';
import { findMap } from '#features/evidence-map/queries.ts';
import { mapQuerySchema } from '#features/evidence-map/schema.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { fileResponse } from '#lib/file-response.ts';
import { csvRow } from '#lib/formats/csv/csv-row.ts';
import { parseInput } from '#lib/input.ts';

/** `?rows=`, `?columns=`: facets; `?format=json|svg|csv`: accepted findings by two facets. */
export const GET = libraryRoute(async (actor, request, { library }) => {
  const query = parseInput(mapQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
  const map = await findMap(actor, query);
  const name = `${library}-${query.rows}-${query.columns}`;
  if (query.format === 'svg') {
    const title = `${actor.library.name}: ${query.rows} by ${query.columns}`;
    return fileResponse(mapSvg(map, title), { name: `${name}.svg`, mediaType: 'image/svg+xml' });
  }
  if (query.format === 'csv') {
    return fileResponse(mapTable(map).map(csvRow).join(''), { name: `${name}.csv`, mediaType: 'text/csv' });
  }
  const cells = [...map.cells].map(([key, cell]) => {
    const [row = '', column = ''] = key.split(' ');
    const best = cell.best && `${cell.best.scheme}:${cell.best.code}`;
    return { row, column, findings: cell.findings, best, leaning: leaning(cell), notTested: cell.notTested };
  });
  return Response.json({ rows: map.rows, columns: map.columns, cells });
});
