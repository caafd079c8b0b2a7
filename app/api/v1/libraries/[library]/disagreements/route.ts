import { listDisagreements } from '#features/disagreements/queries/list-disagreements.ts';
import { disagreementQuery, disagreementQuerySchema } from '#features/disagreements/schema.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** `?state=open|resolved|all`, `?status=accepted|all`, `?limit=`, `?cursor=`: ligands at targets in dispute, with the reasons. */
export const GET = libraryRoute(async (actor, request) => {
  const query = parseInput(disagreementQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
  const page = await listDisagreements(actor, disagreementQuery(query));
  const items = page.items.map(({ ligand, target, findings, flags, resolution }) => ({
    ligand: ligand.tag,
    target: target.tag,
    findings: findings.map(({ id }) => id),
    flags: flags.map(({ kind, reason, findings: between }) => ({ kind, reason, findings: between })),
    resolution: resolution && {
      note: resolution.note,
      resolvedBy: resolution.resolvedBy,
      resolvedAt: resolution.resolvedAt.toISOString(),
      isCurrent: resolution.isCurrent,
    },
  }));
  return Response.json({ items, total: page.total, next: page.next });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
