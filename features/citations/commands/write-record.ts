import { isDeepStrictEqual } from 'node:util';
import type { CslItem } from '#lib/csl/item.ts';
import type { Prisma, Transaction } from '#lib/database.ts';
import { type CreatorRow, creatorRows, promotedColumns } from '../promoted-columns.ts';
import { insertCreators } from './insert-citations.ts';

/**
 * Writes a citation's record and key with all that is read out of it, and raises its version. A DOI that stands for another citation stays out of
 * the column, as with `insertCitations`. The caller holds the lock and writes the event.
 */
export async function writeRecord(
  tx: Transaction,
  libraryId: string,
  id: string,
  record: { csl: CslItem; key: string },
): Promise<void> {
  const { csl, key } = record;
  const columns = promotedColumns(csl);
  const isTaken = columns.doi !== null && (await isDoiOfAnother(tx, libraryId, id, columns.doi));
  await tx.citation.update({
    where: { libraryId_id: { libraryId, id } },
    data: {
      key,
      csl: csl as Prisma.InputJsonObject,
      ...columns,
      ...(isTaken && { doi: null }),
      version: { increment: 1 },
      changedAt: new Date(),
    },
  });
  await writeCreators(tx, libraryId, { id, csl });
}

// Left alone where they stay as they are, as an earlier row is kept of each that is not.
async function writeCreators(tx: Transaction, libraryId: string, { id, csl }: { id: string; csl: CslItem }) {
  const where = { libraryId, citationId: id };
  const select = { role: true, position: true, family: true, given: true, literal: true, orcid: true };
  const held = await tx.citationCreator.findMany({ where, select });
  if (isDeepStrictEqual(inOrder(held), inOrder(creatorRows(csl)))) return;
  await tx.citationCreator.deleteMany({ where });
  await insertCreators(tx, libraryId, [{ id, csl }]);
}

function inOrder(rows: readonly CreatorRow[]): CreatorRow[] {
  return rows.toSorted((one, other) => one.position - other.position || (one.role < other.role ? -1 : 1));
}

async function isDoiOfAnother(tx: Transaction, libraryId: string, id: string, doi: string): Promise<boolean> {
  const where = { libraryId, doi, trashedAt: null, id: { not: id } };
  return (await tx.citation.findFirst({ where, select: { id: true } })) !== null;
}
