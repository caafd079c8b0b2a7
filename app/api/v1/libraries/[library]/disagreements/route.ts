import { listDisagreements } from '#features/disagreements/queries.ts';
import { disagreementQuery, disagreementQuerySchema } from '#features/disagreements/schema.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { parseInput } from '#lib/input.ts';

/** `?state=open|resolved|all`, `?status=accepted|all`: every ligand at a target in dispute, with the reasons. */
export const GET = libraryRoute(async (actor, request) => {
  const query = parseInput(disagreementQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
  const found = await listDisagreements(actor, disagreementQuery(query));
  const items = found.map(({ ligand, target, values, flags, resolution }) => ({
    ligand: ligand.tag,
    target: target.tag,
    findings: values.map(({ id }) => id),
    flags,
    resolution: resolution && {
      note: resolution.note,
      resolvedBy: resolution.resolvedBy,
      resolvedAt: resolution.resolvedAt.toISOString(),
      isCurrent: resolution.isCurrent,
    },
  }));
  return Response.json({ items, total: items.length, next: null });
});
