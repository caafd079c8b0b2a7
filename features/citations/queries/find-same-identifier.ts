import { Prisma, type Transaction } from '#lib/database.ts';
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
  const others = (by: string, value: Prisma.Sql, isSame: Prisma.Sql) =>
    Prisma.sql`SELECT id, key, title, ${by} AS by, ${value} AS value FROM citation
      WHERE library_id = ${libraryId}::uuid AND trashed_at IS NULL AND id IS DISTINCT FROM ${exceptId}::uuid AND ${isSame}`;
  const asked = [
    ...(doi ? [others('DOI', Prisma.sql`doi`, Prisma.sql`doi = ${doi}`)] : []),
    ...(pmid ? [others('PMID', Prisma.sql`pmid`, Prisma.sql`pmid = ${pmid}`)] : []),
    ...(pmcid ? [others('PMCID', Prisma.sql`pmcid`, Prisma.sql`pmcid = ${pmcid}`)] : []),
    ...(isbn.length > 0
      ? [others('ISBN', Prisma.sql`array_to_string(isbn, ', ')`, Prisma.sql`type = 'book' AND isbn && ${isbn}::text[]`)]
      : []),
  ];
  if (asked.length === 0) return null;
  const [row] = await tx.$queryRaw<SameIdentifier[]>`${Prisma.join(asked, ' UNION ALL ')} LIMIT 1`;
  return row ?? null;
}

/** The refusal that lets a form link to the other citation, and the API name it. */
export function duplicateProblem({ by, value, ...existing }: SameIdentifier): Problem {
  return new Problem('conflict', `${by} ${value} is the ${by} of “${existing.title}” (${existing.key}) already.`, {
    errors: [{ pointer: `/csl/${by}`, detail: `${existing.key} has it.` }],
    data: { existing, by, isAllowed: by !== 'DOI' },
  });
}
