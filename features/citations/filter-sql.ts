import { compileQuery, compileYear } from '#features/search/query-sql.ts';
import { Prisma } from '#lib/sql.ts';
import { type FilterCondition, filterConditions } from './filter-conditions.ts';
import { type DateRange, endOf, startOf } from './filter-ranges.ts';
import type { FilterTerms } from './filter-terms.ts';
import type { CitationFilters, Condition, Possession } from './filters.ts';

/** The filters as one condition on `citation AS c`, the library included. */
export function compileFilters(libraryId: string, filters: CitationFilters, terms: FilterTerms): Prisma.Sql {
  const { always, own } = filterConditions(filters, terms);
  const conditions = [...always, ...[...own.values()].flat()];
  return allOf([
    Prisma.sql`c.library_id = ${libraryId}::uuid`,
    ...conditions.map((condition) => compileCondition(condition, libraryId)),
  ]);
}

/** A condition on `citation AS c` of that library. */
export function compileCondition(asked: FilterCondition, libraryId: string): Prisma.Sql {
  switch (asked.kind) {
    case 'state':
      return asked.trashed
        ? Prisma.sql`c.trashed_at IS NOT NULL AND c.merged_into_id IS NULL`
        : Prisma.sql`c.trashed_at IS NULL`;
    case 'nothing':
      return Prisma.sql`false`;
    case 'query':
      return compileQuery(asked.query, libraryId);
    case 'has':
      return havings[asked.possession];
    case 'is':
      return beings[asked.condition](libraryId);
    case 'added':
      return compileAdded(asked.range);
    case 'ids':
      return Prisma.sql`c.id = ANY (${asked.ids}::uuid[])`;
    case 'collections':
      return collected(asked.slugs);
    case 'tagged':
      return Prisma.sql`${asked.not ? Prisma.sql`NOT ` : Prisma.empty}${tagged(asked.termIds)}`;
    case 'levelled':
      return levelled(asked.levels);
    case 'year':
      return compileYear(asked.range);
    case 'types':
      return Prisma.sql`c.type = ANY (${asked.types})`;
  }
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

const beings: Record<Exclude<Condition, 'trashed'>, (libraryId: string) => Prisma.Sql> = {
  duplicate: mayBeDuplicate,
  // Few are, so the library's are read once.
  retracted: (libraryId) => Prisma.sql`c.id IN (SELECT citation_id FROM citation_retraction
    WHERE library_id = ${libraryId}::uuid AND state = 'retracted')`,
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

function tagged(termIds: string[]): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM citation_tag t WHERE t.library_id = c.library_id AND t.citation_id = c.id
    AND t.term_id = ANY (${termIds}::uuid[]))`;
}

function levelled(levels: string[]): Prisma.Sql {
  const pairs = levels.map((level) => level.split(':'));
  const any = pairs.map(([scheme, code]) => Prisma.sql`(l.scheme = ${scheme} AND l.code = ${code})`);
  return Prisma.sql`EXISTS (SELECT 1 FROM citation_level l WHERE l.library_id = c.library_id AND l.citation_id = c.id
    AND (${Prisma.join(any, ' OR ')}))`;
}

function compileAdded({ from, to }: DateRange): Prisma.Sql {
  const conditions = [
    ...(from ? [Prisma.sql`c.added_at >= ${startOf(from)}`] : []),
    ...(to ? [Prisma.sql`c.added_at < ${endOf(to)}`] : []),
  ];
  return allOf(conditions);
}
