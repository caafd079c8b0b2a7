import type { LibraryActor } from '#lib/actor.ts';
import { database, isCollision, type Prisma, type Transaction, transaction } from '#lib/database.ts';
import { inTurn } from '#lib/in-turn.ts';
import { sideBySide } from '#lib/side-by-side.ts';
import type { CheckedBatch, CheckedRecord } from '../queries/check-records.ts';
import { RecentlyChosen } from '../recently-chosen.ts';
import type { Claimed, Unwritten } from './check-import.ts';
import {
  importRecords,
  lanes,
  mostTries,
  type RunningImport,
  settleChunk,
  type WaitingRecord,
} from './import-chunk.ts';
import { ImportUpkeep } from './import-upkeep.ts';
import { addCounts, insertChecked, mostProblems, problemRows } from './write-checked.ts';

type Batch = CheckedBatch & { problemRows: ReturnType<typeof problemRows> };

/**
 * Brings the records of a file in as they are read, a batch a transaction, when it was said beforehand what is to be done with duplicates: nothing is
 * written twice, nor read back. After a crash the file is read again, and what is there already is left out. Those to be merged wait for the end. Says
 * whether the run was this claim's to the end.
 */
export async function bringInFile(
  actor: LibraryActor,
  run: Claimed & RunningImport,
  batches: AsyncGenerator<CheckedBatch>,
  unwritten: Unwritten,
  signal?: AbortSignal,
): Promise<Prisma.InputJsonObject[] | null> {
  const preamble: Prisma.InputJsonObject[] = [];
  const problems = await newProblems(run);
  const shared = { chosen: new RecentlyChosen(), begin: inTurn(), upkeep: new ImportUpkeep(run.libraryId) };
  let isMine = true;
  const lane = async (either: AbortSignal) => {
    for (; isMine; either.throwIfAborted()) {
      const begun = await shared.begin();
      try {
        const { value, done } = await batches.next();
        if (done) return;
        preamble.push(...value.preamble);
        const batch = { ...value, problemRows: problems(value.problems) };
        const written = tryAgain(() => bringInBatch(actor, run, batch, shared.chosen, begun));
        if (!(await unwritten.written(value, written))) isMine = false;
        await shared.upkeep.add(value.records.length);
      } finally {
        begun();
        shared.chosen.forgetOld();
      }
    }
  };
  try {
    await sideBySide(lanes, lane, signal);
  } finally {
    await batches.return(undefined);
  }
  return isMine ? preamble : null;
}

// Somebody else has taken a key, a DOI or a new tag in the meantime, or has brought the same records in: the batch as a whole chooses again.
async function tryAgain<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (!isCollision(error) || tries === mostTries) throw error;
    }
  }
}

function bringInBatch(
  actor: LibraryActor,
  run: Claimed & RunningImport,
  batch: Batch,
  chosen: RecentlyChosen,
  begun: () => void,
): Promise<boolean> {
  return transaction(async (tx) => {
    await settleChunk(tx);
    const isMine = await holdClaimed(tx, run);
    if (!isMine) return false;
    const records = await notYetWritten(tx, run, batch.records);
    const now = run.duplicates === 'merge' ? records.filter(({ verdict }) => verdict !== 'duplicate') : records;
    const write = (outcomes: Parameters<typeof insertChecked>[3]) => insertChecked(tx, run, records, outcomes);
    const outcomes = await importRecords(tx, actor, run, now.map(waitingRecord), {
      write,
      chosen: chosen.inTurn(begun),
    });
    await tx.importProblem.createMany({ data: batch.problemRows });
    const verdicts = records.flatMap(({ verdict }) => ['total', verdict]);
    await addCounts(tx, run, [...verdicts, ...outcomes.map(({ outcome }) => outcome)]);
    return true;
  });
}

/** Holds a run that is still this claim's, until the commit, beside other batches of it; stopping it waits for them. */
async function holdClaimed(tx: Transaction, { libraryId, id, claim }: Claimed): Promise<boolean> {
  const held = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM import_run WHERE library_id = ${libraryId}::uuid AND id = ${id}::uuid AND status = 'uploaded' AND claim = ${claim}::uuid
    FOR KEY SHARE`;
  return held.length > 0;
}

async function notYetWritten(tx: Transaction, { libraryId, id: runId }: Claimed, records: readonly CheckedRecord[]) {
  const index = { in: records.map((record) => record.index) };
  const rows = await tx.importRecord.findMany({ where: { libraryId, runId, index }, select: { index: true } });
  const written = new Set(rows.map((row) => row.index));
  return records.filter((record) => !written.has(record.index));
}

function waitingRecord({ record, ...checked }: CheckedRecord): WaitingRecord {
  const { csl = null, citationKey: key = null, tags = [], levels = [], notes = [] } = record ?? {};
  return { ...checked, csl, key, carried: { tags, levels, notes } };
}

/** Makes rows of the problems of one batch after the other, without those that an earlier reading has left. */
async function newProblems(run: Claimed) {
  const where = { libraryId: run.libraryId, runId: run.id, position: { lt: mostProblems } };
  const held = await database().importProblem.findMany({ where });
  const known = new Set(held.map(problemKey));
  let position = held.length;
  return (found: CheckedBatch['problems']) => {
    const fresh = found.filter((problem) => !known.has(problemKey(problem)));
    const rows = problemRows(run, fresh.slice(0, mostProblems - position), position);
    position += rows.length;
    return rows;
  };
}

function problemKey({
  index,
  line,
  column,
  message,
}: Pick<CheckedBatch['problems'][number], 'index' | 'line' | 'column' | 'message'>) {
  return JSON.stringify([index, line, column, message]);
}
