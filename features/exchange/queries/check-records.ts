import { type PromotedColumns, promotedColumns } from '#features/citations/promoted-columns.ts';
import { cleanText } from '#features/citations/tidy-csl.ts';
import type { Transaction } from '#lib/database.ts';
import type { Preamble, ReadEvent, ReadProblem, ReadRecord } from '#lib/formats/format.ts';
import { duplicateOf } from '../duplicate-of.ts';
import type { Candidate, DuplicateOf, DuplicateReason } from '../duplicates.ts';
import { FileNeighbours } from '../file-neighbours.ts';
import { type EarlierRecords, findAlikeRecords } from './find-alike-records.ts';
import { findDuplicates } from './find-duplicates.ts';

/** A record of a file with what the check says of it; `record` is missing when it is broken. */
export type CheckedRecord = {
  index: number;
  line: number;
  verdict: 'new' | 'duplicate' | 'broken';
  duplicateOfId: string | null;
  duplicateOfIndex: number | null;
  duplicateBy: DuplicateReason | null;
  record: ReadRecord | null;
  /** Of the record. */
  columns: PromotedColumns | null;
};

export type CheckedBatch = { records: CheckedRecord[]; problems: ReadProblem[]; preamble: Preamble[] };

/** The library, and the run whose own citations are no duplicates of its records: those of the file are told as such. */
export type CheckedPlace = { libraryId: string; runId?: string };

type Batch = { records: ReadRecord[]; problems: ReadProblem[]; preamble: Preamble[] };

const batchSize = 500;

/** What is new, what the library or the file itself has already, and what is broken: a batch at a time, so that memory stays flat. */
export async function* checkRecords(
  tx: Pick<Transaction, '$queryRaw'>,
  place: CheckedPlace,
  events: AsyncIterable<ReadEvent>,
  earlier: EarlierRecords,
): AsyncGenerator<CheckedBatch> {
  const neighbours = new FileNeighbours();
  const judge = (read: Batch) => judged(tx, place, read, neighbours, earlier);
  const broken = new Map<number, CheckedRecord>();
  let batch: Batch = { records: [], problems: [], preamble: [] };
  for await (const event of events) {
    if (event.kind === 'record' && isBlank(event.record)) batch.problems.push(blankProblem(event.record));
    else if (event.kind === 'record') batch.records.push(event.record);
    else if (event.kind === 'problem') batch.problems.push(event.problem);
    else batch.preamble.push(event.preamble);
    if (batch.records.length < batchSize && batch.problems.length < batchSize * 4) continue;
    noteBroken(broken, batch);
    yield await judge(batch);
    batch = { records: [], problems: [], preamble: [] };
  }
  noteBroken(broken, batch);
  yield await judge(batch);
  const records = [...broken.values()];
  for (let from = 0; from < records.length; from += batchSize)
    yield { records: records.slice(from, from + batchSize), problems: [], preamble: [] };
}

// A type and nothing else names no work.
function isBlank({ csl }: ReadRecord): boolean {
  return Object.keys(csl).every((name) => name === 'type' || name === 'id');
}

function blankProblem({ index, line, citationKey }: ReadRecord): ReadProblem {
  const message = 'This record has a type and nothing else.';
  return { severity: 'error', line, column: 1, index, ...(citationKey && { key: citationKey }), message };
}

async function judged(
  tx: Pick<Transaction, '$queryRaw'>,
  { libraryId, runId }: CheckedPlace,
  { records, problems, preamble }: Batch,
  neighbours: FileNeighbours,
  earlier: EarlierRecords,
): Promise<CheckedBatch> {
  const clean = records.map((record) => {
    const csl = cleanText(record.csl) as ReadRecord['csl'];
    return { record: { ...record, csl }, index: record.index, csl, columns: promotedColumns(csl) };
  });
  const candidates = clean.map(({ index, columns }): Candidate => ({ index, ...columns }));
  const known = await findDuplicates(tx, libraryId, candidates, runId);
  const likeness = await findAlikeRecords(tx, { libraryId, runId }, clean, neighbours, earlier);
  const good = clean.map(({ record, columns }, position): CheckedRecord => {
    const { alike = [], repeats = null } = likeness[position] ?? {};
    const inLibrary = known.get(record.index);
    const exact: DuplicateOf[] = [
      ...(inLibrary ? [{ ...inLibrary, index: null }] : []),
      ...(repeats ? [{ ...repeats, citationId: null }] : []),
    ];
    const other = duplicateOf(exact, alike);
    return {
      index: record.index,
      line: record.line,
      verdict: other && other.by !== 'possible' ? 'duplicate' : 'new',
      duplicateOfId: other?.citationId ?? null,
      duplicateOfIndex: other?.index ?? null,
      duplicateBy: other?.by ?? null,
      record,
      columns,
    };
  });
  return { records: good, problems, preamble };
}

/** An error whose index has no record is a record that was not read. That is known at the end only, as a record may come long after its error. */
function noteBroken(
  broken: Map<number, CheckedRecord>,
  { records, problems }: { records: readonly ReadRecord[]; problems: readonly ReadProblem[] },
): void {
  const nothing = { duplicateOfId: null, duplicateOfIndex: null, duplicateBy: null, record: null, columns: null };
  for (const { severity, index, line } of problems) {
    if (severity !== 'error' || index === null || broken.has(index)) continue;
    broken.set(index, { index, line, verdict: 'broken', ...nothing });
  }
  for (const { index } of records) broken.delete(index);
}
