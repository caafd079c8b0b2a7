import type { Transaction } from '#lib/database.ts';
import { Problem } from '#lib/problem.ts';
import type { PromotedColumns } from '../promoted-columns.ts';

export type SameIdentifier = {
  id: string;
  key: string;
  title: string;
  by: 'DOI' | 'PMID' | 'PMCID' | 'ISBN';
  value: string;
};

/** Another citation, not in the trash, with one of a record's identifiers. Chapters share their book's ISBN, so only whole books are compared by it. */
export async function findSameIdentifier(
  tx: Pick<Transaction, '$queryRaw'>,
  libraryId: string,
  columns: PromotedColumns,
  exceptId: string | null,
): Promise<SameIdentifier | null> {
  const { doi, pmid, pmcid, type } = columns;
  const isbn = type === 'book' ? columns.isbn : [];
  const [row] = await tx.$queryRaw<SameIdentifier[]>`
    SELECT * FROM (
      SELECT id, key, title, 'DOI' AS by, doi AS value FROM citation WHERE library_id = ${libraryId}::uuid AND trashed_at IS NULL AND doi = ${doi}
      UNION ALL
      SELECT id, key, title, 'PMID', pmid FROM citation WHERE library_id = ${libraryId}::uuid AND trashed_at IS NULL AND pmid = ${pmid}
      UNION ALL
      SELECT id, key, title, 'PMCID', pmcid FROM citation WHERE library_id = ${libraryId}::uuid AND trashed_at IS NULL AND pmcid = ${pmcid}
      UNION ALL
      SELECT id, key, title, 'ISBN', array_to_string(isbn, ', ') FROM citation
        WHERE library_id = ${libraryId}::uuid AND trashed_at IS NULL AND type = 'book' AND isbn && ${isbn}::text[]
    ) AS same WHERE id IS DISTINCT FROM ${exceptId}::uuid LIMIT 1`;
  return row ?? null;
}

/** The refusal that lets a form link to the other citation, and the API name it. */
export function duplicateProblem({ by, value, ...existing }: SameIdentifier): Problem {
  return new Problem('conflict', `${by} ${value} is the ${by} of “${existing.title}” (${existing.key}) already.`, {
    errors: [{ pointer: `/csl/${by}`, detail: `${existing.key} has it.` }],
    data: { existing, by, isAllowed: by !== 'DOI' },
  });
}
