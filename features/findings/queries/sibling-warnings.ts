import type { Prisma, Transaction } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import type { Warning } from '#lib/pharmacology/warnings.ts';

type Sibling = { id: string; other: string; label: string; study: string; kind: 'again' | 'copy' | 'ki' };

/**
 * What other findings make of some, by id: the same result of the same paper entered twice, the very number of another paper, a Ki above
 * the IC50 of the same experiment. Rejected and withdrawn ones do not count, nor drafts.
 */
export async function siblingWarnings(
  client: Transaction,
  libraryId: string,
  ids: readonly string[],
  tables: readonly Prisma.Sql[],
): Promise<Map<string, Warning[]>> {
  const rows = await client.$queryRaw<Sibling[]>`
    ${withTables(...tables)}SELECT f.id, o.id AS other, o.label, c.key AS study,
      CASE WHEN f.parameter = 'Ki' AND o.parameter = 'IC50' THEN 'ki' WHEN o.citation_id = f.citation_id THEN 'again' ELSE 'copy' END AS kind
    FROM finding f
    JOIN finding o ON o.library_id = f.library_id AND o.id <> f.id AND o.ligand_id = f.ligand_id
      AND o.target_id IS NOT DISTINCT FROM f.target_id AND o.effect_id IS NOT DISTINCT FROM f.effect_id
      AND o.status IN ('submitted', 'accepted')
    JOIN citation c ON c.library_id = o.library_id AND c.id = o.citation_id AND c.trashed_at IS NULL
    WHERE f.library_id = ${libraryId}::uuid AND f.id = ANY (${ids}::uuid[]) AND (
      (o.citation_id = f.citation_id AND o.parameter = f.parameter AND o.assay = f.assay AND o.readout IS NOT DISTINCT FROM f.readout
        AND o.species IS NOT DISTINCT FROM f.species AND o.system IS NOT DISTINCT FROM f.system AND o.dose IS NOT DISTINCT FROM f.dose)
      OR (o.citation_id <> f.citation_id AND o.parameter = f.parameter AND o.nanomolar = f.nanomolar AND o.relation = f.relation)
      OR (o.citation_id = f.citation_id AND f.parameter = 'Ki' AND o.parameter = 'IC50' AND o.assay = f.assay AND f.nanomolar > o.nanomolar))
    ORDER BY f.id, o.id`;
  const found = new Map<string, Warning[]>();
  for (const row of rows) found.set(row.id, [...(found.get(row.id) ?? []), warningOf(row)]);
  return found;
}

function warningOf({ kind, label, study }: Sibling): Warning {
  if (kind === 'ki') {
    return {
      code: 'ki-above-ic50',
      field: 'value',
      message: `Ki above the IC50 of the same experiment (${label}): a Ki is the smaller of the two.`,
    };
  }
  const message =
    kind === 'again'
      ? `This paper has a finding like it already: ${label}.`
      : `${study} has the very same number (${label}): it may be cited, not measured again.`;
  return { code: 'near-duplicate', field: 'value', message };
}
