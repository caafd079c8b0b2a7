import { allOf, compileFilters } from '#features/citations/filter-sql.ts';
import type { FilterTerms } from '#features/citations/filter-terms.ts';
import { Prisma } from '#lib/sql.ts';
import type { FindingFilters } from './filters.ts';
import type { NumberRange } from './number-range.ts';

/** The filters as a condition on `finding AS f` and its `citation AS c`: the library, and that drafts are their author's alone, included. */
export function compileFindingFilters(
  { libraryId, userId }: { libraryId: string; userId: string | null },
  filters: FindingFilters,
  terms: FilterTerms,
): Prisma.Sql {
  const below = (column: Prisma.Sql, tags: string[]) =>
    tags.length > 0 ? [Prisma.sql`${column} = ANY (${tags.flatMap((tag) => terms.idsBelow(tag))}::uuid[])`] : [];
  const any = (column: Prisma.Sql, words: string[]) =>
    words.length > 0 ? [Prisma.sql`${column} = ANY (${words})`] : [];
  const folded = (column: Prisma.Sql, words: string[]) =>
    words.length > 0 ? [Prisma.sql`lower(${column}) = ANY (${words.map((word) => word.toLowerCase())})`] : [];
  return allOf([
    Prisma.sql`f.library_id = ${libraryId}::uuid`,
    compileFilters(libraryId, { ...filters.citations, levels: [] }, terms),
    Prisma.sql`(f.status <> 'draft' OR f.author_id = ${userId}::uuid)`,
    ...(filters.citationId ? [Prisma.sql`f.citation_id = ${filters.citationId}::uuid`] : []),
    ...below(Prisma.sql`f.ligand_id`, filters.ligands),
    ...below(Prisma.sql`f.target_id`, filters.targets),
    ...below(Prisma.sql`f.effect_id`, filters.effects),
    ...any(Prisma.sql`f.assay`, filters.assays),
    ...folded(Prisma.sql`f.readout`, filters.readouts),
    // Ki and KI are two.
    ...any(Prisma.sql`f.parameter`, filters.parameters),
    ...folded(Prisma.sql`f.species`, filters.species),
    ...any(Prisma.sql`f.action`, filters.actions),
    ...any(Prisma.sql`f.direction`, filters.directions),
    ...any(Prisma.sql`f.result`, filters.results),
    ...any(Prisma.sql`f.status::text`, filters.statuses),
    ...between(Prisma.sql`f.p_x`, filters.px),
    ...between(Prisma.sql`f.rating`, filters.rating),
    ...(filters.selfAccepted ? [Prisma.sql`f.status = 'accepted' AND f.accepted_by_id = f.author_id`] : []),
    ...(filters.mine ? [Prisma.sql`f.author_id = ${userId}::uuid`] : []),
    ...filters.citations.levels.map(levelled),
  ]);
}

function between(column: Prisma.Sql, range: NumberRange | null): Prisma.Sql[] {
  return [
    ...(range?.from != null ? [Prisma.sql`${column} >= ${range.from}::float8`] : []),
    ...(range?.to != null ? [Prisma.sql`${column} <= ${range.to}::float8`] : []),
  ];
}

function levelled(levels: string[]): Prisma.Sql {
  return Prisma.sql`CASE WHEN f.level_scheme IS NOT NULL THEN f.level_scheme || ':' || f.level_code = ANY (${levels})
    ELSE EXISTS (SELECT 1 FROM citation_level l WHERE l.library_id = f.library_id AND l.citation_id = f.citation_id
      AND l.scheme || ':' || l.code = ANY (${levels})) END`;
}
