import { type ListState, readerOf } from '#features/citations/queries/list-state.ts';
import { Prisma } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import type { MeasuredRow } from '../measured-value.ts';

/** Whether f was measured in its own paper: it says so, and nobody flagged it as a repeat citation, be it only a possible one. */
export const isMeasuredThere = Prisma.sql`(f.is_primary AND f.validity_flag IS DISTINCT FROM 'repeat citation')`;

// Columns of `MeasuredRow`, from finding f and citation c. The study is called by its first author and year.
const columns: Record<keyof MeasuredRow, Prisma.Sql> = {
  id: Prisma.sql`f.id`,
  ligandId: Prisma.sql`f.ligand_id`,
  targetId: Prisma.sql`f.target_id`,
  citationId: Prisma.sql`f.citation_id`,
  status: Prisma.sql`f.status`,
  assay: Prisma.sql`f.assay`,
  readout: Prisma.sql`coalesce(btrim(f.readout), '')`,
  system: Prisma.sql`f.system`,
  species: Prisma.sql`coalesce(f.target_species, f.species)`,
  parameter: Prisma.sql`f.parameter`,
  relation: Prisma.sql`f.relation`,
  valuePrinted: Prisma.sql`f.value_printed`,
  value: Prisma.sql`f.value`,
  unit: Prisma.sql`f.unit`,
  nanomolar: Prisma.sql`f.nanomolar`,
  n: Prisma.sql`f.n`,
  dispersion: Prisma.sql`f.dispersion`,
  dispersionKind: Prisma.sql`f.dispersion_kind`,
  low: Prisma.sql`f.low`,
  high: Prisma.sql`f.high`,
  intervalKind: Prisma.sql`f.interval_kind`,
  emax: Prisma.sql`f.emax`,
  emaxLow: Prisma.sql`f.emax_low`,
  emaxHigh: Prisma.sql`f.emax_high`,
  emaxIntervalKind: Prisma.sql`f.emax_interval_kind`,
  emaxDispersion: Prisma.sql`f.emax_dispersion`,
  emaxDispersionKind: Prisma.sql`f.emax_dispersion_kind`,
  referenceAgonist: Prisma.sql`f.reference_agonist`,
  action: Prisma.sql`f.action`,
  direction: Prisma.sql`f.direction`,
  result: Prisma.sql`f.result`,
  outcome: Prisma.sql`f.outcome`,
  isPrimary: isMeasuredThere,
  study: Prisma.sql`coalesce((SELECT coalesce(p.family, p.literal) FROM citation_creator p WHERE p.library_id = c.library_id
    AND p.citation_id = c.id AND p.role = 'author' AND p.position = 0), c.key) || coalesce(' ' || c.year, '')`,
};
const names = Object.keys(columns) as (keyof MeasuredRow)[];

/** Findings in full, by a condition on f. Read as one text of bare cells: to name each of thousands takes longer than to compare them. */
export async function readMeasured(state: ListState, libraryId: string, which: Prisma.Sql): Promise<MeasuredRow[]> {
  const [read] = await readerOf(state).$queryRaw<{ rows: unknown[][] | null }[]>`
    ${withTables(...state.tables)}SELECT json_agg(json_build_array(${Prisma.join(Object.values(columns))})) AS rows FROM finding f
    JOIN citation c ON c.library_id = f.library_id AND c.id = f.citation_id AND c.trashed_at IS NULL
    WHERE f.library_id = ${libraryId}::uuid AND ${which}`;
  return (read?.rows ?? []).map(
    (cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? null])) as unknown as MeasuredRow,
  );
}

/** Findings that take part: accepted ones, and those that wait for review where they are wanted. */
export const takesPart = (withSubmitted: boolean) =>
  withSubmitted ? Prisma.sql`f.status IN ('accepted', 'submitted')` : Prisma.sql`f.status = 'accepted'`;
