import { database, type Prisma, type Transaction, transaction } from '#lib/database.ts';
import { readFile } from '#lib/file-store.ts';
import { Problem } from '#lib/problem.ts';
import { enqueue } from '#lib/queue.ts';
import { type ImportJob, importRunJob } from '../import-jobs.ts';
import { type CheckedBatch, type CheckedRecord, checkRecords } from '../queries/check-records.ts';
import { readUpload } from '../read-upload.ts';
import { emptyCounts, type ImportCounts } from '../schema.ts';

const mostProblems = 5000;

/**
 * Reads a run's file and writes down what each record is, before anything of the library changes. The worker's half of `createImport`: that command
 * authorised it. Starts afresh when it was cut off.
 */
export async function checkImport({ libraryId, runId }: ImportJob, signal?: AbortSignal): Promise<void> {
  const where = { libraryId_id: { libraryId, id: runId } };
  const run = await database().importRun.findUnique({ where });
  if (run?.status !== 'uploaded') return;
  try {
    await database().importRecord.deleteMany({ where: { libraryId, runId } });
    await database().importProblem.deleteMany({ where: { libraryId, runId } });
    const { events } = await readUpload(await readFile(run.sha256), run.format);
    const counts = await writeVerdicts(libraryId, runId, checkRecords(database(), libraryId, events), signal);
    await transaction(async (tx) => {
      const checked = await tx.importRun.updateMany({
        where: { libraryId, id: runId, status: 'uploaded' },
        data: {
          status: run.duplicates ? 'running' : 'checked',
          counts,
          version: { increment: 1 },
          ...(run.duplicates && { startedAt: new Date() }),
        },
      });
      if (checked.count > 0 && run.duplicates)
        await enqueue(tx, importRunJob, { libraryId, runId } satisfies ImportJob);
    });
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await database().importRun.update({
      where,
      data: { status: 'failed', failure: error.message, finishedAt: new Date() },
    });
  }
}

async function writeVerdicts(
  libraryId: string,
  runId: string,
  batches: AsyncIterable<CheckedBatch>,
  signal?: AbortSignal,
): Promise<ImportCounts> {
  const counts = { ...emptyCounts };
  const preamble: unknown[] = [];
  let position = 0;
  for await (const batch of batches) {
    signal?.throwIfAborted();
    for (const { verdict } of batch.records) counts[verdict]++;
    counts.total += batch.records.length;
    preamble.push(...batch.preamble.slice(0, 1000 - preamble.length));
    const problems = batch.problems.slice(0, Math.max(0, mostProblems - position));
    await transaction(async (tx) => {
      await insertRecords(tx, libraryId, runId, batch.records);
      await tx.importProblem.createMany({
        data: problems.map(({ index, line, column, severity, field, message }) => ({
          ...{ libraryId, runId, position: position++, index, line, column, severity, message },
          field: field ?? null,
        })),
      });
      await tx.importRun.update({ where: { libraryId_id: { libraryId, id: runId } }, data: { counts } });
    });
  }
  if (counts.total === 0) throw new Problem('unprocessable', 'No record was found in this file.');
  await database().importRun.update({
    where: { libraryId_id: { libraryId, id: runId } },
    data: { preamble: preamble as Prisma.InputJsonArray },
  });
  return counts;
}

async function insertRecords(
  tx: Transaction,
  libraryId: string,
  runId: string,
  records: readonly CheckedRecord[],
): Promise<void> {
  if (records.length === 0) return;
  const rows = records.map(({ record, ...checked }) => ({
    ...checked,
    rawText: record?.rawText.replaceAll('\0', '').toWellFormed() ?? '',
    tokens: record?.tokens ?? [],
    csl: record?.csl ?? null,
    key: record?.citationKey ?? null,
    carried: record ? { tags: record.tags, levels: record.levels, notes: record.notes } : {},
  }));
  await tx.$executeRaw`
    INSERT INTO import_record (library_id, run_id, index, line, raw_text, tokens, csl, key, carried, verdict, duplicate_of_id, duplicate_of_index, duplicate_by)
    SELECT ${libraryId}::uuid, ${runId}::uuid, index, line, "rawText", tokens, nullif(csl, 'null'::jsonb), key, carried, verdict::import_verdict,
      "duplicateOfId", "duplicateOfIndex", "duplicateBy"
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS row (index int, line int, "rawText" text, tokens jsonb, csl jsonb, key text, carried jsonb,
      verdict text, "duplicateOfId" uuid, "duplicateOfIndex" int, "duplicateBy" text)`;
}

// Postgres holds neither NUL nor half a surrogate pair in JSON.
function jsonText(value: unknown): string {
  return JSON.stringify(value, (_name, item) =>
    typeof item === 'string' ? item.replaceAll('\0', '').toWellFormed() : item,
  );
}
