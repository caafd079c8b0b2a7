import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { emptyCounts, type ImportRunAnswer, type importStatuses, type Verdict } from '../schema.ts';

const columns = {
  ...{
    id: true,
    status: true,
    format: true,
    encoding: true,
    fileName: true,
    duplicates: true,
    counts: true,
    failure: true,
    byteSize: true,
  },
  ...{ createdAt: true, startedAt: true, finishedAt: true, undoneAt: true, version: true },
  createdBy: { select: { name: true } },
};

type Row = Awaited<ReturnType<typeof readRun>>;

/** A run with its first problems, as page and API show it; throws `not-found` for another library's. */
export async function findImport(viewer: Actor, id: string) {
  authoriseInLibrary(viewer, 'import.read');
  const run = isId(id) ? await readRun(viewer.library.id, id) : null;
  if (!run) throw notFound('This import');
  const problems = await database().importProblem.findMany({
    where: { libraryId: viewer.library.id, runId: id },
    orderBy: { position: 'asc' },
    take: 1000,
    select: { index: true, line: true, column: true, severity: true, field: true, message: true },
  });
  return importAnswer(run, problems);
}

/** The library's runs, newest first. */
export async function listImports(viewer: Actor, limit = 50) {
  authoriseInLibrary(viewer, 'import.read');
  const rows = await database().importRun.findMany({
    where: { libraryId: viewer.library.id },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    take: limit,
    select: columns,
  });
  return rows.map((run) => importAnswer(run, []));
}

function readRun(libraryId: string, id: string) {
  return database().importRun.findUnique({ where: { libraryId_id: { libraryId, id } }, select: columns });
}

function importAnswer(run: NonNullable<Row>, problems: { severity: string }[]): ImportRunAnswer {
  return {
    ...{
      id: run.id,
      format: run.format,
      encoding: run.encoding,
      fileName: run.fileName,
      duplicates: run.duplicates,
      failure: run.failure,
      version: run.version,
    },
    status: run.status.toUpperCase() as (typeof importStatuses)[number],
    counts: { ...emptyCounts, ...(run.counts as Partial<typeof emptyCounts>) },
    problems: problems as ImportRunAnswer['problems'],
    createdBy: run.createdBy?.name ?? null,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    undoneAt: run.undoneAt?.toISOString() ?? null,
  };
}

export type ImportedRecord = {
  index: number;
  line: number;
  verdict: Verdict;
  outcome: 'created' | 'merged' | 'skipped' | 'failed' | null;
  /** Its citation key in the file. */
  key: string | null;
  title: string | null;
  duplicateBy: string | null;
  duplicateOf: { id: string; key: string; title: string } | null;
  duplicateOfIndex: number | null;
  citationId: string | null;
  citation: { key: string } | null;
};

/** A page of a run's records, all or those of a verdict, in the order of the file, from index `from` on. */
export async function listImportRecords(
  viewer: Actor,
  runId: string,
  { from = 0, limit = 100, verdict }: { from?: number; limit?: number; verdict?: Verdict | undefined } = {},
): Promise<ImportedRecord[]> {
  authoriseInLibrary(viewer, 'import.read');
  const rows = await database().importRecord.findMany({
    where: { libraryId: viewer.library.id, runId, index: { gte: from }, ...(verdict && { verdict }) },
    orderBy: { index: 'asc' },
    take: limit,
    select: {
      ...{
        index: true,
        line: true,
        verdict: true,
        outcome: true,
        key: true,
        csl: true,
        duplicateBy: true,
        duplicateOfIndex: true,
        citationId: true,
      },
      duplicateOf: { select: { id: true, key: true, title: true } },
      citation: { select: { key: true } },
    },
  });
  return rows.map(({ csl, ...row }) => ({ ...row, title: titleOf(csl) }));
}

function titleOf(csl: unknown): string | null {
  const title = csl !== null && typeof csl === 'object' && 'title' in csl ? csl.title : null;
  return typeof title === 'string' ? title : null;
}
