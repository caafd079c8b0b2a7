import type { CslItem } from '#lib/csl/item.ts';
import { database, type Prisma, transaction } from '#lib/database.ts';
import { readFile } from '#lib/file-store.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { enqueue } from '#lib/queue.ts';
import { readAhead } from '#lib/read-ahead.ts';
import { type ImportJob, importRunJob } from '../import-jobs.ts';
import { type CheckedBatch, checkRecords } from '../queries/check-records.ts';
import { findImportActor } from '../queries/find-import-actor.ts';
import { readUpload } from '../read-upload.ts';
import { emptyCounts } from '../schema.ts';
import { bringInFile } from './bring-in-file.ts';
import { insertChecked, mostProblems, problemRows } from './write-checked.ts';

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
    const { events } = await readUpload(await uploadedBytes(run.sha256), run.format, run.encoding ?? undefined);
    const unwritten = new Unwritten();
    const earlier = (indexes: readonly number[]) => earlierRecords(mine, indexes, unwritten);
    const batches = readAhead(unwritten.hold(checkRecords(database(), { libraryId, runId }, events, earlier)));
    const { duplicates, fileName } = run;
    const preamble = duplicates
      ? await bringInFile(await importer(mine), { ...mine, duplicates, fileName }, batches, unwritten, signal)
      : await writeVerdicts(mine, batches, unwritten, signal);
    if (preamble) await finishCheck(mine, duplicates !== null, preamble);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const data = { status: 'failed' as const, failure: error.message, finishedAt: new Date() };
    await database().importRun.updateMany({ where: mine, data });
  }
}

async function uploadedBytes(sha256: string) {
  try {
    return await readFile(sha256);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(error.kind, `${error.message} Then upload it again; nothing was written.`);
  }
}

async function importer({ libraryId, id }: Claimed) {
  const actor = await findImportActor(libraryId, id);
  authoriseInLibrary(actor, 'import.run');
  return actor;
}

/**
 * Takes a run that waits for its check, and clears what an earlier check wrote, unless that has brought records in already. Null when it waits no more.
 */
function claimRun(libraryId: string, runId: string, claim: string) {
  return transaction(async (tx) => {
    const where = { libraryId, id: runId, status: 'uploaded' as const };
    const { count } = await tx.importRun.updateMany({ where, data: { claim } });
    if (count === 0) return null;
    const run = await tx.importRun.findUniqueOrThrow({ where: { libraryId_id: { libraryId, id: runId } } });
    if (run.duplicates !== null) return run;
    await tx.importRecord.deleteMany({ where: { libraryId, runId } });
    await tx.importProblem.deleteMany({ where: { libraryId, runId } });
    return run;
  });
}

/** The batches that are checked and not written yet: what comes after them in the file is compared with them too, and need not wait until they are. */
export class Unwritten {
  readonly #held = new Map<CheckedBatch, Map<number, CslItem>>();

  async *hold(batches: AsyncIterable<CheckedBatch>): AsyncGenerator<CheckedBatch> {
    for await (const batch of batches) {
      this.#held.set(
        batch,
        new Map(batch.records.flatMap(({ index, record }) => (record ? [[index, record.csl]] : []))),
      );
      yield batch;
    }
  }

  async written<Result>(batch: CheckedBatch, write: Promise<Result>): Promise<Result> {
    try {
      return await write;
    } finally {
      this.#held.delete(batch);
    }
  }

  find(indexes: readonly number[]): Map<number, CslItem> {
    const batches = [...this.#held.values()];
    return new Map(
      indexes.flatMap((index) => {
        const csl = batches.find((batch) => batch.has(index))?.get(index);
        return csl ? [[index, csl]] : [];
      }),
    );
  }
}

/** Earlier records of the file: from memory while they are being written, else as they were written down. */
async function earlierRecords(
  { libraryId, id: runId }: Claimed,
  indexes: readonly number[],
  unwritten: Unwritten,
): Promise<Map<number, CslItem>> {
  const found = unwritten.find(indexes);
  const others = indexes.filter((index) => !found.has(index));
  if (others.length === 0) return found;
  const rows = await database().importRecord.findMany({
    where: { libraryId, runId, index: { in: others } },
    select: { index: true, csl: true },
  });
  for (const { index, csl } of rows) if (csl) found.set(index, csl as CslItem);
  return found;
}

/** A run whose file is being read, and by whom. */
export type Claimed = { libraryId: string; id: string; status: 'uploaded'; claim: string };

/** Writes batch by batch; null when somebody else took over or the run was stopped. */
async function writeVerdicts(
  mine: Claimed,
  batches: AsyncIterable<CheckedBatch>,
  unwritten: Unwritten,
  signal?: AbortSignal,
): Promise<Prisma.InputJsonObject[] | null> {
  const counts = { ...emptyCounts };
  const preamble: Prisma.InputJsonObject[] = [];
  let position = 0;
  for await (const batch of batches) {
    signal?.throwIfAborted();
    for (const { verdict } of batch.records) counts[verdict]++;
    counts.total += batch.records.length;
    preamble.push(...batch.preamble);
    const data = problemRows(mine, batch.problems.slice(0, mostProblems - position), position);
    position += data.length;
    const isMine = await unwritten.written(
      batch,
      transaction(async (tx) => {
        // Locks the run, so that a claim waits for this batch and finds it.
        if ((await tx.importRun.updateMany({ where: mine, data: { counts } })).count === 0) return false;
        await insertChecked(tx, mine, batch.records);
        await tx.importProblem.createMany({ data });
        return true;
      }),
    );
    if (!isMine) return null;
  }
  return preamble;
}

async function finishCheck(mine: Claimed, goesOn: boolean, found: Prisma.InputJsonObject[]): Promise<void> {
  const { libraryId, id: runId } = mine;
  await transaction(async (tx) => {
    const isAny = await tx.importRecord.findFirst({ where: { libraryId, runId }, select: { index: true } });
    if (!isAny) throw new Problem('unprocessable', 'No record was found in this file.');
    const data = { preamble: found.slice(0, mostPreamble), version: { increment: 1 } };
    const next = goesOn ? { status: 'running' as const, startedAt: new Date() } : { status: 'checked' as const };
    const { count } = await tx.importRun.updateMany({ where: mine, data: { ...data, ...next } });
    if (count > 0 && goesOn) await enqueue(tx, importRunJob, { libraryId, runId } satisfies ImportJob);
  });
}
