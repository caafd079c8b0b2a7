import type { Actor } from '#lib/actor.ts';
import { Prisma } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import type { FacetCounts } from '../facet-counts.ts';
import { type FilterCondition, type FilterConditions, filterConditions } from '../filter-conditions.ts';
import { allOf, compileCondition } from '../filter-sql.ts';
import type { FilterTerms } from '../filter-terms.ts';
import type { CitationFilters } from '../filters.ts';
import { countInSets } from '../sets/counts-in-sets.ts';
import { type ListState, listState } from './list-state.ts';
import { passingNow } from './sets/matching-sets.ts';
import { timedRead } from './timed-read.ts';

type Row = { kind: string; key: string | null; count: number };

export async function countFacets(viewer: Actor, filters: CitationFilters, given?: ListState): Promise<FacetCounts> {
  authoriseInLibrary(viewer, 'citation.read');
  const state = given ?? (await listState(viewer, filters));
  const { terms } = state;
  const passing = await passingNow(viewer.library.id, filters, state);
  if (passing) return countInSets(passing.sets, passing, terms);
  const sql = facetsSql(filterConditions(filters, terms), viewer.library.id, terms, state.tables);
  const rows = await timedRead((tx) => tx.$queryRaw<Row[]>(sql), state);
  const of = (kind: string) => tally(rows, kind);
  const flags = of('flag');
  const direct = of('direct');
  const flag = (name: string) => flags[name] ?? 0;
  // Nothing lies below a leaf, so only the others are counted twice.
  const termCounts = Object.entries({ ...direct, ...of('term') }).map(([id, total]) => {
    const tag = terms.byId(id)?.tag;
    return [tag, { direct: direct[id] ?? 0, total }] as const;
  });
  return {
    total: flag('all'),
    terms: Object.fromEntries(termCounts.filter(([tag]) => tag !== undefined)),
    years: of('year'),
    types: of('type'),
    levels: of('level'),
    has: { abstract: flag('abstract'), doi: flag('doi'), pmid: flag('pmid'), file: flag('file') },
    is: { untagged: flag('untagged'), unrated: flag('unrated') },
  };
}

function tally(rows: Row[], kind: string): Record<string, number> {
  return Object.fromEntries(
    rows.flatMap((row) => (row.kind === kind && row.key !== null ? [[row.key, row.count]] : [])),
  );
}

/**
 * One pass: citations that pass every facet have `missed` 0, those that only one facet's selection keeps out have that facet's number.
 * A facet counts both, so its other choices show what they would bring.
 */
function facetsSql(
  { always, own }: FilterConditions,
  libraryId: string,
  terms: FilterTerms,
  tables: Prisma.Sql[],
): Prisma.Sql {
  const facets = [...own.keys()];
  const compile = (conditions: FilterCondition[]) =>
    allOf(conditions.map((condition) => compileCondition(condition, libraryId)));
  const number = (facet: string) => facets.indexOf(facet) + 1;
  const branch = (missed: number) => {
    const conditions = [...own].map(([facet, conditions]) =>
      number(facet) === missed ? Prisma.sql`NOT (${compile(conditions)})` : compile(conditions),
    );
    return Prisma.sql`SELECT c.id, c.year, c.type, c.doi IS NOT NULL AS doi, c.pmid IS NOT NULL AS pmid, c.has_abstract,
      ${missed}::int AS missed FROM citation c
      WHERE c.library_id = ${libraryId}::uuid AND ${allOf([compile(always), ...conditions])}`;
  };
  const branches = [0, ...facets.map(number)].map(branch);
  const seen = (facet: string) =>
    own.has(facet) ? Prisma.sql`missed IN (0, ${number(facet)}::int)` : Prisma.sql`missed = 0`;
  const tags = Prisma.sql`SELECT t.term_id, t.citation_id FROM counted
    JOIN citation_tag t ON t.library_id = ${libraryId}::uuid AND t.citation_id = counted.id ${seenTerms(own, number, terms)}`;
  const counted = Prisma.sql`counted AS MATERIALIZED (${Prisma.join(branches, ' UNION ALL ')})`;
  return Prisma.sql`
    ${withTables(...tables, counted, Prisma.sql`tagged AS MATERIALIZED (${tags})`)}
    SELECT 'year' AS kind, year::text AS key, count(*)::int AS count FROM counted WHERE ${seen('year')} GROUP BY year
    UNION ALL SELECT 'type', type, count(*)::int FROM counted WHERE ${seen('type')} GROUP BY type
    UNION ALL SELECT 'level', l.scheme || ':' || l.code, count(DISTINCT l.citation_id)::int FROM counted
      JOIN citation_level l ON l.library_id = ${libraryId}::uuid AND l.citation_id = counted.id WHERE ${seen('level')} GROUP BY l.scheme, l.code
    UNION ALL SELECT 'direct', term_id::text, count(*)::int FROM tagged GROUP BY term_id
    UNION ALL SELECT 'term', ancestor_id::text, count(*)::int FROM (
      SELECT DISTINCT a.ancestor_id, tagged.citation_id FROM tagged
      JOIN term_ancestor a ON a.library_id = ${libraryId}::uuid AND a.descendant_id = tagged.term_id
        AND a.ancestor_id = ANY (${terms.parentIds}::uuid[])) once GROUP BY ancestor_id
    UNION ALL SELECT 'flag', flag.name, flag.count::int FROM (
      SELECT count(*) AS all, count(*) FILTER (WHERE doi) AS doi, count(*) FILTER (WHERE pmid) AS pmid, count(*) FILTER (WHERE has_abstract) AS abstract,
        count(*) FILTER (WHERE id IN (SELECT citation_id FROM attachment WHERE library_id = ${libraryId}::uuid AND trashed_at IS NULL)) AS file,
        count(*) FILTER (WHERE id NOT IN (SELECT citation_id FROM tagged)) AS untagged,
        count(*) FILTER (WHERE id NOT IN (SELECT citation_id FROM citation_level WHERE library_id = ${libraryId}::uuid)) AS unrated
      FROM counted WHERE missed = 0) f,
      LATERAL (VALUES ('all', f.all), ('doi', f.doi), ('pmid', f.pmid), ('abstract', f.abstract), ('file', f.file),
        ('untagged', f.untagged), ('unrated', f.unrated)) AS flag (name, count)`;
}

/** Which tags count: all of a citation that passes; of one that a single facet keeps out, those of that facet. */
function seenTerms(own: FilterConditions['own'], number: (facet: string) => number, terms: FilterTerms): Prisma.Sql {
  const chosen = [...own.keys()].filter((facet) => facet.startsWith('term '));
  const cases = chosen.map((facet) => {
    const ids = terms.idsOfFacet(facet.slice('term '.length));
    return Prisma.sql`(missed = ${number(facet)}::int AND t.term_id = ANY (${ids}::uuid[]))`;
  });
  return Prisma.sql`AND (${Prisma.join([Prisma.sql`missed = 0`, ...cases], ' OR ')})`;
}
