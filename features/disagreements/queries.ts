import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { Term } from '#features/vocabulary/vocabulary-tree.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { Prisma, replica } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { type DisagreementFlag, disagreementFlags, flagMark } from './disagreement.ts';
import { type MeasuredRow, type MeasuredValue, measuredValue } from './measured-value.ts';
import type { DisagreementQuery } from './schema.ts';

type Resolution = { note: string; marks: string[]; resolvedBy: string | null; resolvedAt: Date };

/** A ligand at a target with what is in dispute there. Resolved when a note has seen every flag there is. */
export type Disagreement = {
  ligand: Term;
  target: Term;
  values: MeasuredValue[];
  flags: DisagreementFlag[];
  resolution: (Resolution & { isCurrent: boolean }) | null;
};

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
  referenceAgonist: Prisma.sql`f.reference_agonist`,
  action: Prisma.sql`f.action`,
  direction: Prisma.sql`f.direction`,
  result: Prisma.sql`f.result`,
  outcome: Prisma.sql`f.outcome`,
  isPrimary: Prisma.sql`f.is_primary`,
  study: Prisma.sql`coalesce((SELECT coalesce(p.family, p.literal) FROM citation_creator p WHERE p.library_id = c.library_id
    AND p.citation_id = c.id AND p.role = 'author' AND p.position = 0), c.key) || coalesce(' ' || c.year, '')`,
};
const names = Object.keys(columns) as (keyof MeasuredRow)[];

// Read as one text of bare cells: to name and to take apart hundreds of thousands one by one takes longer than to compare them.
async function readMeasured(from: Prisma.Sql, before: Prisma.Sql = Prisma.empty): Promise<MeasuredRow[]> {
  const [read] = await replica().$queryRaw<{ rows: unknown[][] | null }[]>`
    ${before} SELECT json_agg(json_build_array(${Prisma.join(Object.values(columns))})) AS rows FROM ${from}`;
  return (read?.rows ?? []).map(
    (cells) => Object.fromEntries(names.map((name, at) => [name, cells[at] ?? null])) as unknown as MeasuredRow,
  );
}

const shown = (withSubmitted: boolean) =>
  withSubmitted ? Prisma.sql`f.status IN ('accepted', 'submitted')` : Prisma.sql`f.status = 'accepted'`;

/** Every pair of ligand and target in dispute, the most flags first. `state`: open, resolved or all; `submitted` takes in what waits for review. */
export async function listDisagreements(viewer: LibraryActor, query: DisagreementQuery): Promise<Disagreement[]> {
  authoriseInLibrary(viewer, 'disagreement.read');
  const libraryId = viewer.library.id;
  // Only pairs that can disagree at all are read whole.
  const rows = await readMeasured(
    Prisma.sql`pair JOIN finding f ON f.library_id = ${libraryId}::uuid
      AND f.ligand_id = pair.ligand_id AND f.target_id = pair.target_id AND ${shown(query.submitted)}
    JOIN citation c ON c.library_id = f.library_id AND c.id = f.citation_id AND c.trashed_at IS NULL`,
    Prisma.sql`WITH pair AS (
      SELECT f.ligand_id, f.target_id FROM finding f
      WHERE f.library_id = ${libraryId}::uuid AND ${shown(query.submitted)} AND f.ligand_id IS NOT NULL AND f.target_id IS NOT NULL
      GROUP BY f.ligand_id, f.target_id
      HAVING min(f.action) <> max(f.action) OR min(f.direction) <> max(f.direction) OR NOT bool_and(f.is_primary)
        OR max(f.nanomolar) > 10 * min(f.nanomolar) FILTER (WHERE f.nanomolar > 0)
    )`,
  );
  const [{ byId }, resolutions] = await Promise.all([loadVocabulary(viewer), readResolutions(libraryId)]);
  const groups = Map.groupBy(rows, ({ ligandId, targetId }) => `${ligandId} ${targetId}`);
  return [...groups]
    .flatMap(([key, group]) => disagreementOf(group, byId, resolutions.get(key)) ?? [])
    .filter(({ flags }) => flags.length > 0)
    .filter(
      ({ resolution }) => query.state === 'all' || (query.state === 'resolved') === Boolean(resolution?.isCurrent),
    )
    .sort((one, other) => other.flags.length - one.flags.length || compare(one.ligand.name, other.ligand.name));
}

const { compare } = new Intl.Collator('en');

/** All values of one ligand at one target, in dispute or not. Slugs of the terms. */
export async function findDisagreement(
  viewer: LibraryActor,
  { ligand, target }: { ligand: string; target: string },
  withSubmitted: boolean,
): Promise<Disagreement> {
  authoriseInLibrary(viewer, 'disagreement.read');
  const { byTag, byId } = await loadVocabulary(viewer);
  const [one, other] = [byTag.get(`compound:${ligand}`), byTag.get(`target:${target}`)];
  if (!one || !other) throw notFound('This ligand or target');
  const libraryId = viewer.library.id;
  const rows = await readMeasured(Prisma.sql`finding f
    JOIN citation c ON c.library_id = f.library_id AND c.id = f.citation_id AND c.trashed_at IS NULL
    WHERE f.library_id = ${libraryId}::uuid AND f.ligand_id = ${one.id}::uuid AND f.target_id = ${other.id}::uuid
      AND ${shown(withSubmitted)}`);
  const resolutions = await readResolutions(libraryId);
  const found = disagreementOf(rows, byId, resolutions.get(`${one.id} ${other.id}`));
  return found ?? { ligand: one, target: other, values: [], flags: [], resolution: null };
}

function disagreementOf(
  rows: readonly MeasuredRow[],
  byId: ReadonlyMap<string, Term>,
  resolution: Resolution | undefined,
): Disagreement | null {
  const [ligand, target] = [byId.get(rows[0]?.ligandId ?? ''), byId.get(rows[0]?.targetId ?? '')];
  if (!ligand || !target) return null;
  const values = rows
    .map(measuredValue)
    .sort((one, other) => compare(one.readout, other.readout) || (other.p ?? -1) - (one.p ?? -1));
  const flags = disagreementFlags(values);
  const isCurrent = flags.every((flag) => resolution?.marks.includes(flagMark(flag)));
  return { ligand, target, values, flags, resolution: resolution ? { ...resolution, isCurrent } : null };
}

async function readResolutions(libraryId: string): Promise<Map<string, Resolution>> {
  const rows = await replica().disagreementResolution.findMany({
    where: { libraryId },
    include: { resolvedBy: { select: { name: true } } },
  });
  return new Map(
    rows.map(({ ligandId, targetId, note, marks, resolvedBy, resolvedAt }) => [
      `${ligandId} ${targetId}`,
      { note, marks, resolvedBy: resolvedBy?.name ?? null, resolvedAt },
    ]),
  );
}
