import { copyRows } from '#lib/copy-rows.ts';
import type { Transaction } from '#lib/database.ts';
import { jsonForPostgres } from '#lib/json-for-postgres.ts';
import type { CheckedBatch, CheckedRecord } from '../queries/check-records.ts';
import type { Outcome } from './import-chunk.ts';

/** As many problems of a file are kept; those found while it is brought in come behind. */
export const mostProblems = 5000;

const recordColumns = [
  ...['library_id', 'run_id', 'index', 'line', 'raw_text', 'csl', 'key', 'carried'],
  ...['verdict', 'duplicate_of_id', 'duplicate_of_index', 'duplicate_by', 'outcome', 'citation_id'],
];

/** Keeps records of a file with what the check says of them and, where it is known already, what became of them. */
export async function insertChecked(
  tx: Transaction,
  run: { libraryId: string; id: string },
  records: readonly CheckedRecord[],
  outcomes: readonly Outcome[] = [],
): Promise<void> {
  const became = new Map(outcomes.map((each) => [each.index, each]));
  const rows = records.map((checked) => {
    const { index, line, record, verdict, duplicateOfId, duplicateOfIndex, duplicateBy } = checked;
    const { rawText = '', csl, citationKey, tags, levels, notes } = record ?? {};
    const carried = jsonForPostgres(record ? { tags, levels, notes } : {});
    const found = [verdict, duplicateOfId, duplicateOfIndex, duplicateBy];
    const { outcome, citationId } = became.get(index) ?? {};
    const text = [rawText, csl && jsonForPostgres(csl), citationKey, carried];
    return [run.libraryId, run.id, index, line, ...text, ...found, outcome, citationId];
  });
  await copyRows(tx, 'import_record', recordColumns, rows);
}

/** Rows of `import_problem`, from a position on. */
export function problemRows(
  run: { libraryId: string; id: string },
  problems: CheckedBatch['problems'],
  position: number,
) {
  return problems.map(({ index, line, column, severity, field, message }, at) => {
    const place = { index, line, column, severity, field: field ?? null, message };
    return { libraryId: run.libraryId, runId: run.id, position: position + at, ...place };
  });
}

/** Adds to the counts of a run one for each name. */
export async function addCounts(
  tx: Transaction,
  run: { libraryId: string; id: string },
  names: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE import_run SET version = version + 1, counts = counts || coalesce((
      SELECT jsonb_object_agg(name, coalesce((counts->>name)::int, 0) + number)
      FROM (SELECT name, count(*) AS number FROM unnest(${names}::text[]) AS name GROUP BY name) AS added), '{}')
    WHERE library_id = ${run.libraryId}::uuid AND id = ${run.id}::uuid`;
}
