import { findAlike } from '#features/citations/queries/find-alike.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { type Comparable, comparable } from '#lib/duplicates/comparable.ts';
import { compareRecords } from '#lib/duplicates/compare.ts';
import { newId } from '#lib/new-id.ts';
import type { DuplicateSearchJob } from '../duplicate-jobs.ts';

const chunkSize = 500;

/**
 * Compares a library's citations with those added before them, a chunk a transaction: after a crash the next call goes on where the last commit was. The worker's half of
 * `startDuplicateSearch`, which authorised it.
 */
export async function continueDuplicateSearch({ libraryId }: DuplicateSearchJob, signal?: AbortSignal): Promise<void> {
  while (await searchChunk(libraryId)) signal?.throwIfAborted();
}

type Row = { id: string; csl: CslItem };

async function searchChunk(libraryId: string): Promise<boolean> {
  return transaction(async (tx) => {
    const [search] = await tx.$queryRaw<{ cursor: string | null; startedAt: Date; wholeAt: Date | null }[]>`
      SELECT cursor, started_at AS "startedAt", whole_at AS "wholeAt" FROM duplicate_search
      WHERE library_id = ${libraryId}::uuid AND finished_at IS NULL FOR UPDATE`;
    if (!search) return false;
    const rows = await tx.$queryRaw<Row[]>`
      SELECT id, csl FROM citation WHERE library_id = ${libraryId}::uuid AND trashed_at IS NULL
        AND id > coalesce(${search.cursor}::uuid, '00000000-0000-0000-0000-000000000000') ORDER BY id LIMIT ${chunkSize}`;
    const last = rows.at(-1);
    if (!last) {
      await finish(tx, libraryId, search);
      return false;
    }
    const found = await writePairs(tx, libraryId, rows);
    const data = { cursor: last.id, done: { increment: rows.length }, found: { increment: found } };
    await tx.duplicateSearch.update({ where: { libraryId }, data });
    return true;
  });
}

/** Keeps the pairs that are more than different. What a person has decided stays decided. */
async function writePairs(tx: Transaction, libraryId: string, rows: readonly Row[]): Promise<number> {
  const alike = await findAlike(tx, libraryId, rows);
  const known = new Map<string, Comparable>();
  const comparableOf = ({ id, csl }: Row) => {
    const held = known.get(id) ?? comparable(csl);
    known.set(id, held);
    return held;
  };
  const pairs = alike.flatMap(({ place, ...other }) => {
    const row = rows[place];
    if (!row) return [];
    const { verdict, score, reasons } = compareRecords(comparableOf(other), comparableOf(row));
    const [left, right] = [other.id, row.id].sort();
    return verdict === 'different' ? [] : [{ id: newId(), left, right, verdict, score, reasons }];
  });
  if (pairs.length === 0) return 0;
  return tx.$executeRaw`
    INSERT INTO duplicate_candidate AS held (library_id, id, left_id, right_id, verdict, score, reasons)
    SELECT ${libraryId}::uuid, id, "left", "right", verdict, score, reasons
    FROM jsonb_to_recordset(${JSON.stringify(pairs)}::jsonb) AS row (id uuid, "left" uuid, "right" uuid, verdict text, score real, reasons jsonb)
    ON CONFLICT (library_id, left_id, right_id) DO UPDATE
      SET verdict = EXCLUDED.verdict, score = EXCLUDED.score, reasons = EXCLUDED.reasons, found_at = now() WHERE held.status = 'open'`;
}

async function finish(
  tx: Transaction,
  libraryId: string,
  { startedAt, wholeAt }: { startedAt: Date; wholeAt: Date | null },
): Promise<void> {
  await tx.duplicateSearch.update({ where: { libraryId }, data: { finishedAt: new Date() } });
  // A search over all that does not find a pair again means that its records have been corrected.
  if (wholeAt?.getTime() !== startedAt.getTime()) return;
  await tx.duplicateCandidate.deleteMany({ where: { libraryId, status: 'open', foundAt: { lt: startedAt } } });
}
