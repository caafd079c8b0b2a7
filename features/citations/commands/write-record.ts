import type { CslItem } from '#lib/csl/item.ts';
import type { Prisma, Transaction } from '#lib/database.ts';
import { promotedColumns } from '../promoted-columns.ts';
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
  await tx.citationCreator.deleteMany({ where: { libraryId, citationId: id } });
  await insertCreators(tx, libraryId, [{ id, csl }]);
}

async function isDoiOfAnother(tx: Transaction, libraryId: string, id: string, doi: string): Promise<boolean> {
  const where = { libraryId, doi, trashedAt: null, id: { not: id } };
  return (await tx.citation.findFirst({ where, select: { id: true } })) !== null;
}
