import { Prisma, type Transaction } from '#lib/database.ts';
import { jsonForPostgres } from '#lib/json-for-postgres.ts';
import { type Candidate, type DuplicateReason, titleKey } from '../duplicates.ts';

/**
 * The citations of a library that a batch of records repeats, by the record's index: same DOI, else same PMID, else same title, year
 * and first author (unless both have a DOI and these differ). One query a batch, by the indexes on doi, pmid and title_sort.
 */
export async function findDuplicates(
  tx: Pick<Transaction, '$queryRaw'>,
  libraryId: string,
  candidates: readonly Candidate[],
  exceptRun?: string,
): Promise<Map<number, { citationId: string; by: DuplicateReason }>> {
  if (candidates.length === 0) return new Map();
  const asked = candidates.map((candidate) => {
    const { index, doi, pmid, titleSort, year, authorSort } = candidate;
    return { index, doi, pmid, title_sort: titleKey(candidate) ? titleSort : null, year, author_sort: authorSort };
  });
  const live = Prisma.sql`citation.library_id = ${libraryId}::uuid AND citation.trashed_at IS NULL AND ${notOfRun(exceptRun)}`;
  const rows = await tx.$queryRaw<{ index: number; citationId: string; by: DuplicateReason }[]>`
    WITH incoming AS (
      SELECT * FROM json_to_recordset(${jsonForPostgres(asked)}::json)
        AS incoming (index int, doi text, pmid text, title_sort text, year int, author_sort text)
    ), hit AS (
      SELECT incoming.index, citation.id, 1 AS rank FROM incoming
        JOIN citation ON ${live} AND citation.doi = incoming.doi
      UNION ALL
      SELECT incoming.index, citation.id, 2 FROM incoming
        JOIN citation ON ${live} AND citation.pmid = incoming.pmid AND ${doisAgree}
      UNION ALL
      SELECT incoming.index, citation.id, 3 FROM incoming
        JOIN citation ON ${live} AND citation.title_sort = incoming.title_sort AND citation.year = incoming.year
          AND citation.author_sort = incoming.author_sort AND ${doisAgree}
    )
    SELECT DISTINCT ON (index) index, id AS "citationId", (ARRAY['doi', 'pmid', 'title'])[rank] AS by
    FROM hit ORDER BY index, rank, id`;
  return new Map(rows.map(({ index, ...match }) => [index, match]));
}

const doisAgree = Prisma.sql`(citation.doi IS NULL OR incoming.doi IS NULL OR citation.doi = incoming.doi)`;

/** Without the citations that a run has brought itself: of those found, which are few, one after the other. As a join Postgres would read the whole run. */
export function notOfRun(runId: string | undefined): Prisma.Sql {
  if (!runId) return Prisma.sql`true`;
  return Prisma.sql`(SELECT count(*) FROM import_record own WHERE own.library_id = citation.library_id AND own.citation_id = citation.id
    AND own.run_id IS NOT DISTINCT FROM ${runId}::uuid AND own.outcome = 'created') = 0`;
}
