import { compileQuery, compileYear } from '#features/search/query-sql.ts';
import { Prisma } from '#lib/sql.ts';
import { endOf, startOf } from './filter-ranges.ts';
import type { FilterTerms } from './filter-terms.ts';
import type { CitationFilters, Condition, Possession } from './filters.ts';
import { queryOf } from './resolve-filters.ts';

/** Conditions of filters on `citation AS c`: those of each facet apart, so that it can be counted without its own. */
export type FilterConditions = {
  always: Prisma.Sql[];
  /** By `term facet slug`, `year`, `level`, `type`. */
  own: Map<string, Prisma.Sql[]>;
};

/** The filters as one condition on `citation AS c`, the library included. */
export function compileFilters(libraryId: string, filters: CitationFilters, terms: FilterTerms): Prisma.Sql {
  const { always, own } = filterConditions(libraryId, filters, terms);
  return allOf([...always, ...[...own.values()].flat()]);
}

export function filterConditions(libraryId: string, filters: CitationFilters, terms: FilterTerms): FilterConditions {
  const query = queryOf(filters, terms);
  const always = [
    Prisma.sql`c.library_id = ${libraryId}::uuid`,
    asksForTrash(filters)
      ? Prisma.sql`c.trashed_at IS NOT NULL AND c.merged_into_id IS NULL`
      : Prisma.sql`c.trashed_at IS NULL`,
    ...(query ? [compileQuery(query, libraryId)] : []),
    ...filters.has.map((possession) => havings[possession]),
    ...filters.is.map((condition) => beings[condition](libraryId)),
    ...(filters.added ? [compileAdded(filters.added)] : []),
    ...(filters.ids.length > 0 ? [Prisma.sql`c.id = ANY (${filters.ids}::uuid[])`] : []),
    ...(filters.collections.length > 0 ? [collected(filters.collections)] : []),
    ...(hasStatus(filters) ? [] : [Prisma.sql`false`]),
  ];
  const own = new Map<string, Prisma.Sql[]>();
  const add = (facet: string | null, condition: Prisma.Sql) => {
    if (facet === null) always.push(condition);
    else own.set(facet, [...(own.get(facet) ?? []), condition]);
  };
  for (const group of filters.tags) add(facetOf(group), tagged(group, terms));
  for (const ref of filters.not) add(facetOf([ref]), Prisma.sql`NOT ${tagged([ref], terms)}`);
  for (const group of filters.levels) add('level', levelled(group));
  if (filters.year) add('year', compileYear(filters.year));
  if (filters.types.length > 0) add('type', Prisma.sql`c.type = ANY (${filters.types})`);
  return { always, own };
}

/** The trash is a list apart: nothing else shows what is in it. */
function asksForTrash({ is, statuses }: CitationFilters): boolean {
  return is.includes('trashed') || (statuses.includes('trashed') && !statuses.includes('active'));
}

// Only findings and claims are reviewed; a citation is active or in the trash.
function hasStatus(filters: CitationFilters): boolean {
  return filters.statuses.length === 0 || filters.statuses.includes(asksForTrash(filters) ? 'trashed' : 'active');
}

export function allOf(conditions: Prisma.Sql[]): Prisma.Sql {
  return conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, ' AND ');
}

const havings: Record<Possession, Prisma.Sql> = {
  abstract: Prisma.sql`c.has_abstract`,
  doi: Prisma.sql`c.doi IS NOT NULL`,
  pmid: Prisma.sql`c.pmid IS NOT NULL`,
  file: Prisma.sql`EXISTS (SELECT 1 FROM attachment a WHERE a.library_id = c.library_id AND a.citation_id = c.id AND a.trashed_at IS NULL)`,
  finding: Prisma.sql`EXISTS (SELECT 1 FROM finding f WHERE f.library_id = c.library_id AND f.citation_id = c.id
    AND f.status IN ('submitted', 'accepted'))`,
};

const beings: Record<Condition, (libraryId: string) => Prisma.Sql> = {
  duplicate: mayBeDuplicate,
  // Retracted today; few are, so the library's are read once.
  retracted: (libraryId) => Prisma.sql`c.id IN (SELECT citation_id FROM citation_retraction
    WHERE library_id = ${libraryId}::uuid AND state = 'retracted')`,
  trashed: () => Prisma.sql`true`,
  untagged: () =>
    Prisma.sql`NOT EXISTS (SELECT 1 FROM citation_tag t WHERE t.library_id = c.library_id AND t.citation_id = c.id)`,
  unrated: () =>
    Prisma.sql`NOT EXISTS (SELECT 1 FROM citation_level l WHERE l.library_id = c.library_id AND l.citation_id = c.id)`,
};

/** In a pair that waits for a person to say whether it is one work. */
function mayBeDuplicate(libraryId: string): Prisma.Sql {
  return Prisma.sql`c.id IN (SELECT unnest(ARRAY[d.left_id, d.right_id]) FROM duplicate_candidate d
    JOIN citation l ON l.library_id = d.library_id AND l.id = d.left_id AND l.trashed_at IS NULL
    JOIN citation r ON r.library_id = d.library_id AND r.id = d.right_id AND r.trashed_at IS NULL
    WHERE d.library_id = ${libraryId}::uuid AND d.status = 'open' AND d.verdict <> 'versions')`;
}

function collected(slugs: string[]): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM collection_citation p JOIN collection k ON k.library_id = p.library_id AND k.id = p.collection_id
    WHERE p.library_id = c.library_id AND p.citation_id = c.id AND k.slug = ANY (${slugs}))`;
}

function tagged(refs: string[], terms: FilterTerms): Prisma.Sql {
  const ids = [...new Set(refs.flatMap((ref) => terms.idsBelow(ref)))];
  return Prisma.sql`EXISTS (SELECT 1 FROM citation_tag t WHERE t.library_id = c.library_id AND t.citation_id = c.id
    AND t.term_id = ANY (${ids}::uuid[]))`;
}

function levelled(levels: string[]): Prisma.Sql {
  const pairs = levels.map((level) => level.split(':'));
  const any = pairs.map(([scheme, code]) => Prisma.sql`(l.scheme = ${scheme} AND l.code = ${code})`);
  return Prisma.sql`EXISTS (SELECT 1 FROM citation_level l WHERE l.library_id = c.library_id AND l.citation_id = c.id
    AND (${Prisma.join(any, ' OR ')}))`;
}

function compileAdded({ from, to }: { from: string | null; to: string | null }): Prisma.Sql {
  const conditions = [
    ...(from ? [Prisma.sql`c.added_at >= ${startOf(from)}`] : []),
    ...(to ? [Prisma.sql`c.added_at < ${endOf(to)}`] : []),
  ];
  return allOf(conditions);
}

// A group over several facets is nobody's own.
function facetOf(refs: string[]): string | null {
  const facets = new Set(refs.map((ref) => ref.split(':')[0]));
  const [facet] = facets;
  return facets.size === 1 && facet ? `term ${facet}` : null;
}
