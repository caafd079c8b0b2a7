import { type PromotedColumns, promotedColumns } from '#features/citations/promoted-columns.ts';
import { findAlike } from '#features/citations/queries/find-alike.ts';
import type { CslItem } from '#lib/csl/item.ts';
import type { Transaction } from '#lib/database.ts';
import { type Comparable, comparable } from '#lib/duplicates/comparable.ts';
import { compareRecords } from '#lib/duplicates/compare.ts';
import { blockKeys } from '#lib/duplicates/pairs.ts';
import type { AlikeRecord } from '../duplicate-of.ts';
import { type Candidate, repeatedIn, titleKey } from '../duplicates.ts';
import type { FileNeighbours } from '../file-neighbours.ts';
import { notOfRun } from './find-duplicates.ts';

/** Reads records of a file again that have been passed on. */
export type EarlierRecords = (indexes: readonly number[]) => Promise<ReadonlyMap<number, CslItem>>;

/** A record of a file as it is compared. */
export type FileRecord = { index: number; csl: CslItem; columns: PromotedColumns };

/** What a record has in common with others: all that is alike, and the earlier record of the file that it repeats outright. */
export type Likeness = { alike: AlikeRecord[]; repeats: ReturnType<typeof repeatedIn> };

/** What of the library and of the file so far is alike each record of a batch, and how far. */
export async function findAlikeRecords(
  tx: Pick<Transaction, '$queryRaw'>,
  { libraryId, runId }: { libraryId: string; runId?: string },
  records: readonly FileRecord[],
  neighbours: FileNeighbours,
  earlier: EarlierRecords,
): Promise<Likeness[]> {
  const compared = records.map(comparedRecord);
  const near = compared.map(({ candidate, record }) => neighbours.add(candidate.index, keysOf(candidate, record)));
  const known = await knownRecords(compared, near, earlier);
  const found = compared.map(({ candidate, record }, place): Likeness => {
    const others = (near[place] ?? []).flatMap((index) => known.get(index) ?? []);
    const alike = others.map((other) => {
      const comparison = compareRecords(record, other.record);
      return { citationId: null, index: other.candidate.index, comparison };
    });
    return {
      alike,
      repeats: repeatedIn(
        others.map((other) => other.candidate),
        candidate,
      ),
    };
  });
  for (const { place, id, csl } of await findAlike(tx, libraryId, records, notOfRun(runId))) {
    const record = compared[place]?.record;
    if (record)
      found[place]?.alike.push({ citationId: id, index: null, comparison: compareRecords(record, comparable(csl)) });
  }
  return found;
}

type Compared = { candidate: Candidate; record: Comparable };

function comparedRecord({ index, csl, columns }: Pick<FileRecord, 'index' | 'csl' | 'columns'>): Compared {
  return { candidate: { index, ...columns }, record: comparable(csl) };
}

function keysOf(candidate: Candidate, record: Comparable): string[] {
  const title = titleKey(candidate);
  return title === null ? blockKeys(record) : [...blockKeys(record), `title ${title}`];
}

/** This batch's records and those of earlier batches that it has something in common with, by index. */
async function knownRecords(
  compared: readonly Compared[],
  near: readonly number[][],
  earlier: EarlierRecords,
): Promise<Map<number, Compared>> {
  const known = new Map(compared.map((each) => [each.candidate.index, each]));
  const missing = [...new Set(near.flat())].filter((index) => !known.has(index));
  if (missing.length === 0) return known;
  for (const [index, csl] of await earlier(missing)) {
    known.set(index, comparedRecord({ index, csl, columns: promotedColumns(csl) }));
  }
  return known;
}
