import { copyRows } from '#lib/copy-rows.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { database, type Prisma, type Transaction, transaction } from '#lib/database.ts';
import { readFile } from '#lib/file-store.ts';
import { jsonForPostgres } from '#lib/json-for-postgres.ts';
import { newId } from '#lib/new-id.ts';
import { Problem } from '#lib/problem.ts';
import { enqueue } from '#lib/queue.ts';
import { readAhead } from '#lib/read-ahead.ts';
import { type ImportJob, importRunJob } from '../import-jobs.ts';
import { type CheckedBatch, type CheckedRecord, checkRecords } from '../queries/check-records.ts';
import { readUpload } from '../read-upload.ts';
import { emptyCounts, type ImportCounts } from '../schema.ts';

const mostProblems = 5000;
const mostPreamble = 1000;

/**
 * Reads a run's file and writes down what each record is, before anything of the library changes. The worker's half of `createImport`: that command
 * authorised it. Starts afresh when an earlier check was cut off; of two at once the later takes over.
 */
export async function checkImport({ libraryId, runId }: ImportJob, signal?: AbortSignal): Promise<void> {
  const claim = newId();
  const run = await claimRun(libraryId, runId, claim);
  if (!run) return;
  const mine = { libraryId, id: runId, status: 'uploaded' as const, claim };
  try {
    const { events } = await readUpload(await readFile(run.sha256), run.format);
    const writing = new Writing();
    const batches = checkRecords(database(), libraryId, events, (indexes) => earlierRecords(mine, indexes, writing));
    const found = await writeVerdicts(mine, readAhead(batches), writing, signal);
    if (found) await finishCheck(mine, run.duplicates !== null, found);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const data = { status: 'failed' as const, failure: error.message, finishedAt: new Date() };
    await database().importRun.updateMany({ where: mine, data });
  }
}

/** Takes a run that waits for its check, and clears what an earlier check wrote. Null when it waits no more. */
function claimRun(libraryId: string, runId: string, claim: string) {
  return transaction(async (tx) => {
    const where = { libraryId, id: runId, status: 'uploaded' as const };
    const { count } = await tx.importRun.updateMany({ where, data: { claim } });
    if (count === 0) return null;
    await tx.importRecord.deleteMany({ where: { libraryId, runId } });
    await tx.importProblem.deleteMany({ where: { libraryId, runId } });
    return tx.importRun.findUniqueOrThrow({ where: { libraryId_id: { libraryId, id: runId } } });
  });
}

/** The write of the batch before, while the next is being read. */
class Writing {
  #last: Promise<unknown> = Promise.resolve();

  now<Result>(write: Promise<Result>): Promise<Result> {
    this.#last = write.catch(() => undefined);
    return write;
  }

  async isDone(): Promise<void> {
    await this.#last;
  }
}

/** What has been written down of earlier records of the file. */
async function earlierRecords(
  { libraryId, id: runId }: Mine,
  indexes: readonly number[],
  writing: Writing,
): Promise<Map<number, CslItem>> {
  await writing.isDone();
  const rows = await database().importRecord.findMany({
    where: { libraryId, runId, index: { in: [...indexes] } },
    select: { index: true, csl: true },
  });
  return new Map(rows.flatMap(({ index, csl }) => (csl ? [[index, csl as CslItem]] : [])));
}

type Mine = { libraryId: string; id: string; status: 'uploaded'; claim: string };
type Found = { counts: ImportCounts; preamble: Prisma.InputJsonArray };

/** Writes batch by batch; null when somebody else took over or the run was stopped. */
async function writeVerdicts(
  mine: Mine,
  batches: AsyncIterable<CheckedBatch>,
  writing: Writing,
  signal?: AbortSignal,
): Promise<Found | null> {
  const { libraryId, id: runId } = mine;
  const counts = { ...emptyCounts };
  const preamble: Prisma.InputJsonObject[] = [];
  let position = 0;
  for await (const batch of batches) {
    signal?.throwIfAborted();
    for (const { verdict } of batch.records) counts[verdict]++;
    counts.total += batch.records.length;
    preamble.push(...batch.preamble.slice(0, mostPreamble - preamble.length));
    const problems = batch.problems.slice(0, Math.max(0, mostProblems - position));
    const isMine = await writing.now(
      transaction(async (tx) => {
        // Locks the run, so that a claim waits for this batch and finds it.
        if ((await tx.importRun.updateMany({ where: mine, data: { counts } })).count === 0) return false;
        await insertRecords(tx, libraryId, runId, batch.records);
        const data = problems.map((problem) => problemRow(libraryId, runId, position++, problem));
        await tx.importProblem.createMany({ data });
        return true;
      }),
    );
    if (!isMine) return null;
  }
  if (counts.total === 0) throw new Problem('unprocessable', 'No record was found in this file.');
  return { counts, preamble };
}

function problemRow(libraryId: string, runId: string, position: number, problem: CheckedBatch['problems'][number]) {
  const { index, line, column, severity, field, message } = problem;
  return { libraryId, runId, position, index, line, column, severity, field: field ?? null, message };
}

async function finishCheck(mine: Mine, goesOn: boolean, { counts, preamble }: Found): Promise<void> {
  const { libraryId, id: runId } = mine;
  await transaction(async (tx) => {
    const data = { counts, preamble, version: { increment: 1 } };
    const next = goesOn ? { status: 'running' as const, startedAt: new Date() } : { status: 'checked' as const };
    const { count } = await tx.importRun.updateMany({ where: mine, data: { ...data, ...next } });
    if (count > 0 && goesOn) await enqueue(tx, importRunJob, { libraryId, runId } satisfies ImportJob);
  });
}

async function insertRecords(
  tx: Transaction,
  libraryId: string,
  runId: string,
  records: readonly CheckedRecord[],
): Promise<void> {
  const rows = records.map((checked) => {
    const { index, line, record, verdict, duplicateOfId, duplicateOfIndex, duplicateBy } = checked;
    const { rawText = '', csl, citationKey, tags, levels, notes } = record ?? {};
    const carried = jsonForPostgres(record ? { tags, levels, notes } : {});
    const found = [verdict, duplicateOfId, duplicateOfIndex, duplicateBy];
    return [libraryId, runId, index, line, rawText, csl && jsonForPostgres(csl), citationKey, carried, ...found];
  });
  await copyRows(tx, 'import_record', recordColumns, rows);
}

const recordColumns = [
  ...['library_id', 'run_id', 'index', 'line', 'raw_text', 'csl', 'key', 'carried'],
  ...['verdict', 'duplicate_of_id', 'duplicate_of_index', 'duplicate_by'],
];
