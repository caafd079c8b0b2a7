import type { PromotedColumns } from '#features/citations/promoted-columns.ts';
import { findAlike } from '#features/citations/queries/find-alike.ts';
import type { CslItem } from '#lib/csl/item.ts';
import type { Transaction } from '#lib/database.ts';
import { comparable } from '#lib/duplicates/comparable.ts';
import { compareRecords } from '#lib/duplicates/compare.ts';
import { blockKeys } from '#lib/duplicates/pairs.ts';
import type { AlikeRecord } from '../duplicate-of.ts';
import type { FileNeighbours } from '../file-neighbours.ts';

/** Reads records of a file again that have been passed on. */
export type EarlierRecords = (indexes: readonly number[]) => Promise<ReadonlyMap<number, CslItem>>;

/** What of the library and of the file so far is alike each record of a batch, and how far. */
export async function findAlikeRecords(
  tx: Pick<Transaction, '$queryRaw'>,
  libraryId: string,
  records: readonly { index: number; csl: CslItem; columns: PromotedColumns }[],
  { alike, earlier }: { alike: FileNeighbours; earlier: EarlierRecords },
): Promise<AlikeRecord[][]> {
  const compared = records.map(({ csl }) => comparable(csl));
  const inLibrary = await findAlike(tx, libraryId, records);
  const found: AlikeRecord[][] = records.map(() => []);
  for (const { place, id, csl } of inLibrary) {
    const record = compared[place];
    if (record)
      found[place]?.push({ citationId: id, index: null, comparison: compareRecords(record, comparable(csl)) });
  }
  const neighbours = records.map(({ index }, place) => {
    const record = compared[place];
    return record ? alike.add(index, blockKeys(record)) : [];
  });
  const known = new Map(records.map(({ index }, place) => [index, compared[place]]));
  const missing = [...new Set(neighbours.flat())].filter((index) => !known.has(index));
  if (missing.length > 0) {
    for (const [index, csl] of await earlier(missing)) if (csl) known.set(index, comparable(csl));
  }
  for (const [place, indexes] of neighbours.entries()) {
    for (const index of indexes) {
      const [record, other] = [compared[place], known.get(index)];
      if (record && other) found[place]?.push({ citationId: null, index, comparison: compareRecords(record, other) });
    }
  }
  return found;
}
