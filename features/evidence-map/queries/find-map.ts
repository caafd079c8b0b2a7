import { type ListState, listState, readerOf } from '#features/citations/queries/list-state.ts';
import { levelFilters, levelRank } from '#features/evidence/evidence-level.ts';
import { termsInOrder, type Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { Prisma } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { cellKey, type EvidenceMap, type MapCell } from '../evidence-map.ts';

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

/** Accepted findings by two facets, named by their slugs, of today or as of a day: terms that none has are left out. */
export async function findMap(
  viewer: LibraryActor,
  { rows, columns, asOf = null }: { rows: string; columns: string; asOf?: string | null },
  given?: ListState,
): Promise<EvidenceMap> {
  authoriseInLibrary(viewer, 'map.read');
  const libraryId = viewer.library.id;
  const state = given ?? (await listState(viewer, { asOf }));
  const { vocabulary } = state;
  const [down, across] = [termsOf(vocabulary, rows), termsOf(vocabulary, columns)];
  const under = (facet: string, terms: MapTerms, name: Prisma.Sql) => standsUnder(libraryId, facet, terms, name);
  const cells = await readerOf(state).$queryRaw<CellRow[]>`
    ${withTables(...state.tables)}SELECT r.term AS row, k.term AS column,
      count(*) FILTER (WHERE f.result IS DISTINCT FROM 'not tested')::int AS findings,
      min(rung.rank) FILTER (WHERE f.result IS DISTINCT FROM 'not tested') AS "bestRank",
      count(*) FILTER (WHERE f.direction = 'supports' AND f.result IS DISTINCT FROM 'not tested')::int AS supports,
      count(*) FILTER (WHERE f.direction = 'contradicts' AND f.result IS DISTINCT FROM 'not tested')::int AS contradicts,
      count(*) FILTER (WHERE f.direction = 'no effect' AND f.result IS DISTINCT FROM 'not tested')::int AS "noEffect",
      count(*) FILTER (WHERE f.result = 'not tested')::int AS "notTested"
    FROM finding f ${under(rows, down, Prisma.sql`r`)} ${under(columns, across, Prisma.sql`k`)}
    LEFT JOIN unnest(${levelFilters.map(({ scheme }) => scheme)}::text[], ${levelFilters.map(({ code }) => code)}::text[],
      ${levelFilters.map(levelRank)}::int[]) AS rung (scheme, code, rank) ON rung.scheme = f.level_scheme AND rung.code = f.level_code
    WHERE f.library_id = ${libraryId}::uuid AND f.status = 'accepted'
      AND NOT EXISTS (SELECT FROM citation c WHERE c.library_id = ${libraryId}::uuid AND c.id = f.citation_id AND c.trashed_at IS NOT NULL)
    GROUP BY r.term, k.term`;
  const tagOf = (id: string) => vocabulary.byId.get(id)?.tag ?? '';
  return {
    rows: linesOf(down, new Set(cells.map(({ row }) => row))),
    columns: linesOf(across, new Set(cells.map(({ column }) => column))),
    cells: new Map(cells.map((cell) => [cellKey(tagOf(cell.row), tagOf(cell.column)), cellOf(cell)])),
  };
}

type MapTerms = ReturnType<typeof termsInOrder>;

function termsOf(vocabulary: Vocabulary, facet: string): MapTerms {
  if (!vocabulary.facets.some(({ slug }) => slug === facet)) throw notFound(`The facet ${facet}`);
  return termsInOrder(vocabulary, facet);
}

// The terms of a facet that each finding f stands under, as `name.term`.
function standsUnder(libraryId: string, facet: string, terms: MapTerms, name: Prisma.Sql): Prisma.Sql {
  const ids = terms.map(({ id }) => id);
  const own = ownColumns.get(facet);
  if (own) return Prisma.sql`JOIN unnest(${ids}::uuid[]) AS ${name} (term) ON ${name}.term = ${own}`;
  return Prisma.sql`JOIN (SELECT citation_id, term_id AS term FROM citation_tag
    WHERE library_id = ${libraryId}::uuid AND term_id = ANY (${ids}::uuid[])) AS ${name} ON ${name}.citation_id = f.citation_id`;
}

function linesOf(terms: MapTerms, present: ReadonlySet<string>) {
  return terms.filter(({ id }) => present.has(id)).map(({ tag, name }) => ({ tag, name }));
}

function cellOf({ findings, bestRank, supports, contradicts, noEffect, notTested }: CellRow): MapCell {
  const best = bestRank === null ? null : (levelFilters[bestRank - 1] ?? null);
  return { findings, best, directions: { supports, contradicts, noEffect }, notTested };
}
