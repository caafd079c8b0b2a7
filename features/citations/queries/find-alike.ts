import type { CslItem } from '#lib/csl/item.ts';
import { Prisma, type Transaction } from '#lib/database.ts';
import { jsonForPostgres } from '#lib/json-for-postgres.ts';
import { type PromotedColumns, promotedColumns } from '../promoted-columns.ts';

/** A citation that shares something telling with the record at a place of the list asked about: worth comparing, no more. */
export type Alike = { place: number; id: string; key: string; csl: CslItem };

// What more citations than these have in common tells nothing: `Editorial`.
const mostInBlock = 100;

/**
 * The library's citations that share an identifier, a beginning or an end of the title, or a place in print with records, in one query by index. Given
 * ids, the records are citations themselves, and only those added before each are found: every pair once. `condition` is about `citation`.
 */
export async function findAlike(
  tx: Pick<Transaction, '$queryRaw'>,
  libraryId: string,
  records: readonly { csl: CslItem; id?: string; columns?: PromotedColumns }[],
  condition: Prisma.Sql = Prisma.sql`true`,
): Promise<Alike[]> {
  if (records.length === 0) return [];
  const asked = records.map(({ csl, id, columns = promotedColumns(csl) }, place) => {
    const { titleSort, authorSort, year, pmid } = columns;
    const [volume, page, doi] = [csl.volume, csl.page, csl.DOI].map((part) => part && String(part).slice(0, 500));
    return { place, id, title_sort: titleSort, author_sort: authorSort, year, volume, page, doi, pmid };
  });
  return tx.$queryRaw<Alike[]>`
    WITH asked AS MATERIALIZED (
      SELECT place, id, block FROM json_to_recordset(${jsonForPostgres(asked)}::json)
        AS record (place int, id uuid, title_sort text, author_sort text, year int, volume text, page text, doi text, pmid text)
      CROSS JOIN LATERAL unnest(citation_blocks(${libraryId}::uuid, title_sort, author_sort, year, volume, page, doi, pmid)) AS block
    ), held AS MATERIALIZED (
      -- One block at a time: against many at once the index tests what it finds by each of them. Apart (OFFSET 0), so that nothing but the index on blocks can
      -- answer, even while Postgres knows nothing of the table yet.
      SELECT id, block, count(*) OVER (PARTITION BY block) AS size FROM (SELECT DISTINCT block FROM asked) AS wanted
      CROSS JOIN LATERAL (SELECT library_id, id, trashed_at FROM citation WHERE blocks && ARRAY[wanted.block] OFFSET 0) AS citation
      WHERE library_id = ${libraryId}::uuid AND trashed_at IS NULL AND ${condition}
    ), pair AS (
      SELECT DISTINCT asked.place, held.id FROM asked JOIN held USING (block)
      WHERE held.size <= ${mostInBlock} AND (asked.id IS NULL OR held.id < asked.id)
    )
    SELECT pair.place, found.* FROM pair CROSS JOIN LATERAL (
      SELECT id, key, ${comparedParts} AS csl FROM citation WHERE library_id = ${libraryId}::uuid AND id = pair.id LIMIT 1) AS found
    ORDER BY pair.place, found.id`;
}

// Without what takes room and is not compared.
const comparedParts = Prisma.sql`(citation.csl - '{custom,note,keyword,references,annote}'::text[])`;
