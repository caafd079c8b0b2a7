import { Prisma, type Transaction } from '#lib/database.ts';
import type { NamedOrdinals } from '../../sets/citation-sets.ts';

/** Every named set of a library, or what of them is so of some of its citations. `all` comes first, in the order of the ordinals. */
export async function readSets(
  tx: Transaction,
  libraryId: string,
  changed: readonly number[] | null = null,
): Promise<NamedOrdinals[]> {
  return await tx.$queryRaw<NamedOrdinals[]>(setsSql(libraryId, changed));
}

function setsSql(libraryId: string, changed: readonly number[] | null): Prisma.Sql {
  const those = Prisma.sql`c.library_id = ${libraryId}::uuid AND c.merged_into_id IS NULL
    ${changed ? Prisma.sql`AND c.ordinal = ANY (${changed}::int[])` : Prisma.empty}`;
  const of = (table: Prisma.Sql, rest = Prisma.empty) =>
    Prisma.sql`FROM citation c JOIN ${table} t ON t.library_id = c.library_id AND t.citation_id = c.id WHERE ${those} ${rest}`;
  const tag = Prisma.raw('citation_tag');
  const level = Prisma.raw('citation_level');
  const ordinals = Prisma.raw(`string_agg(int4send(c.ordinal), '' ORDER BY c.ordinal) AS ordinals`);
  const own = Prisma.sql`FROM citation c WHERE ${those}`;
  return Prisma.sql`
    SELECT * FROM (
      SELECT 'all' AS name, ${ordinals} ${own}
      UNION ALL SELECT 'active', ${ordinals} ${own} AND c.trashed_at IS NULL
      UNION ALL SELECT 'has doi', ${ordinals} ${own} AND c.doi IS NOT NULL
      UNION ALL SELECT 'has pmid', ${ordinals} ${own} AND c.pmid IS NOT NULL
      UNION ALL SELECT 'has abstract', ${ordinals} ${own} AND c.has_abstract
      UNION ALL SELECT 'has file', ${unsorted} ${of(Prisma.raw('attachment'), Prisma.sql`AND t.trashed_at IS NULL`)}
      UNION ALL SELECT 'type ' || c.type, ${unsorted} ${own} GROUP BY c.type
      UNION ALL SELECT 'year ' || c.year, ${unsorted} ${own} AND c.year IS NOT NULL GROUP BY c.year
      UNION ALL SELECT 'tagged', ${unsorted} ${own} AND EXISTS (SELECT 1 FROM citation_tag t WHERE t.library_id = c.library_id AND t.citation_id = c.id)
      UNION ALL SELECT 'rated', ${unsorted} ${of(level)}
      UNION ALL SELECT 'term ' || t.term_id, ${unsorted} ${of(tag)} GROUP BY t.term_id
      UNION ALL SELECT 'level ' || t.scheme || ':' || t.code, ${unsorted} ${of(level)} GROUP BY t.scheme, t.code
    ) sets WHERE ordinals IS NOT NULL`;
}

const unsorted = Prisma.raw(`string_agg(int4send(c.ordinal), '') AS ordinals`);
