import { levelFilters, levelRank } from '#features/evidence/evidence-level.ts';
import { listTerms, loadVocabulary } from '#features/vocabulary/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { Prisma, replica } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { cellKey, type EvidenceMap, type MapCell } from './evidence-map.ts';
import type { TimelineYear } from './timeline.ts';

// Facets whose terms a finding names itself, and where; all others it has from its citation's tags.
const ownColumns = new Map([
  ['compound', Prisma.sql`f.ligand_id`],
  ['target', Prisma.sql`f.target_id`],
  ['effect', Prisma.sql`f.effect_id`],
  ['adverse-effect', Prisma.sql`f.effect_id`],
]);

type CellRow = {
  row: string;
  column: string;
  findings: number;
  bestRank: number | null;
  supports: number;
  contradicts: number;
  noEffect: number;
  notTested: number;
};

/** Accepted findings by two facets, named by their slugs: terms that none has are left out. */
export async function findMap(
  viewer: LibraryActor,
  { rows, columns }: { rows: string; columns: string },
): Promise<EvidenceMap> {
  authoriseInLibrary(viewer, 'map.read');
  const libraryId = viewer.library.id;
  const { byId } = await loadVocabulary(viewer);
  const cells = await replica().$queryRaw<CellRow[]>`
    SELECT r.term AS row, k.term AS column,
      count(*) FILTER (WHERE f.result IS DISTINCT FROM 'not tested')::int AS findings,
      min(rung.rank) FILTER (WHERE f.result IS DISTINCT FROM 'not tested') AS "bestRank",
      count(*) FILTER (WHERE f.direction = 'supports' AND f.result IS DISTINCT FROM 'not tested')::int AS supports,
      count(*) FILTER (WHERE f.direction = 'contradicts')::int AS contradicts,
      count(*) FILTER (WHERE f.direction = 'no effect')::int AS "noEffect",
      count(*) FILTER (WHERE f.result = 'not tested')::int AS "notTested"
    FROM finding f ${await termsOf(viewer, rows, Prisma.sql`r`)} ${await termsOf(viewer, columns, Prisma.sql`k`)}
    LEFT JOIN unnest(${levelFilters.map(({ scheme }) => scheme)}::text[], ${levelFilters.map(({ code }) => code)}::text[],
      ${levelFilters.map(levelRank)}::int[]) AS rung (scheme, code, rank) ON rung.scheme = f.level_scheme AND rung.code = f.level_code
    WHERE f.library_id = ${libraryId}::uuid AND f.status = 'accepted'
      AND NOT EXISTS (SELECT FROM citation c WHERE c.library_id = ${libraryId}::uuid AND c.id = f.citation_id AND c.trashed_at IS NOT NULL)
    GROUP BY r.term, k.term`;
  const tagOf = (id: string) => byId.get(id)?.tag ?? '';
  return {
    rows: await linesOf(viewer, rows, new Set(cells.map(({ row }) => row))),
    columns: await linesOf(viewer, columns, new Set(cells.map(({ column }) => column))),
    cells: new Map(cells.map((cell) => [cellKey(tagOf(cell.row), tagOf(cell.column)), cellOf(cell)])),
  };
}

// The terms of a facet that each finding f stands under, as `name.term`.
async function termsOf(viewer: LibraryActor, facet: string, name: Prisma.Sql): Promise<Prisma.Sql> {
  const ids = (await listTerms(viewer, facet)).map(({ id }) => id);
  const own = ownColumns.get(facet);
  if (own) return Prisma.sql`JOIN unnest(${ids}::uuid[]) AS ${name} (term) ON ${name}.term = ${own}`;
  return Prisma.sql`JOIN (SELECT citation_id, term_id AS term FROM citation_tag
    WHERE library_id = ${viewer.library.id}::uuid AND term_id = ANY (${ids}::uuid[])) AS ${name} ON ${name}.citation_id = f.citation_id`;
}

async function linesOf(viewer: LibraryActor, facet: string, present: ReadonlySet<string>) {
  const { facets } = await loadVocabulary(viewer);
  if (!facets.some(({ slug }) => slug === facet)) throw notFound(`The facet ${facet}`);
  const terms = await listTerms(viewer, facet);
  return terms.filter(({ id }) => present.has(id)).map(({ tag, name }) => ({ tag, name }));
}

function cellOf({ findings, bestRank, supports, contradicts, noEffect, notTested }: CellRow): MapCell {
  const best = bestRank === null ? null : (levelFilters[bestRank - 1] ?? null);
  return { findings, best, directions: { supports, contradicts, noEffect }, notTested };
}

/** How many citations appeared each year, by their best level; those without a year are left out. */
export async function findTimeline(viewer: LibraryActor): Promise<TimelineYear[]> {
  authoriseInLibrary(viewer, 'map.read');
  const rows = await replica().$queryRaw<{ year: number; rank: number | null; citations: number }[]>`
    SELECT year, level_rank AS rank, count(*)::int AS citations FROM citation
    WHERE library_id = ${viewer.library.id}::uuid AND trashed_at IS NULL AND year IS NOT NULL
    GROUP BY year, level_rank ORDER BY year, level_rank`;
  return [...Map.groupBy(rows, ({ year }) => year)].map(([year, counted]) => ({
    year,
    levels: counted.map(({ rank, citations }) => ({
      level: rank === null ? null : (levelFilters[rank - 1] ?? null),
      citations,
    })),
  }));
}
