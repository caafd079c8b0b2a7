import { leaning } from '#features/evidence-map/evidence-map.ts';
import { findMap } from '#features/evidence-map/queries/find-map.ts';
import { mapQuerySchema } from '#features/evidence-map/schema.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** `?rows=`, `?columns=`, facets: accepted findings by both; `?asOf=`: of that day. */
export const GET = libraryRoute(async (actor, request) => {
  const query = parseInput(mapQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
  const map = await findMap(actor, query);
  const cells = [...map.cells].map(([key, cell]) => {
    const [row = '', column = ''] = key.split(' ');
    const best = cell.best && `${cell.best.scheme}:${cell.best.code}`;
    return { row, column, findings: cell.findings, best, leaning: leaning(cell), notTested: cell.notTested };
  });
  return Response.json({ rows: map.rows, columns: map.columns, cells });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
