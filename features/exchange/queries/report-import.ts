import type { Actor } from '#lib/actor.ts';
import { csvRow, guardedCell } from '#lib/formats/csv/csv-row.ts';
import { type ImportedRecord, listImportRecords } from './find-import.ts';
import { listRecordProblems, type RecordProblem } from './list-record-problems.ts';

const pageSize = 500;

type Reported = ImportedRecord & { messages: string[] };

const columns: { name: string; cell: (record: Reported) => string | number | null }[] = [
  { name: 'record', cell: ({ index }) => index + 1 },
  { name: 'line', cell: ({ line }) => line },
  { name: 'key in the file', cell: ({ key }) => key },
  { name: 'title', cell: ({ title }) => title },
  { name: 'check', cell: ({ verdict }) => verdict },
  { name: 'outcome', cell: ({ outcome }) => outcome },
  { name: 'why', cell: ({ duplicateBy }) => (duplicateBy ? (reasons[duplicateBy] ?? duplicateBy) : null) },
  { name: 'same as citation', cell: ({ duplicateOf }) => duplicateOf?.key ?? null },
  { name: 'same as record', cell: ({ duplicateOfIndex }) => (duplicateOfIndex === null ? null : duplicateOfIndex + 1) },
  { name: 'citation', cell: ({ citation }) => citation?.key ?? null },
  { name: 'citation id', cell: ({ citationId }) => citationId },
  { name: 'messages', cell: ({ messages }) => messages.join(' ') },
];

const reasons: Record<string, string> = {
  doi: 'same DOI',
  pmid: 'same PMID',
  title: 'same title, year and author',
  description: 'same work by its description',
  possible: 'possibly the same work',
};

/** Every record of a run as a row of CSV: what the check said, what became of it, and why. The caller has found the run. */
export async function* reportImport(viewer: Actor, runId: string): AsyncGenerator<string> {
  yield csvRow(columns.map(({ name }) => name));
  for (let from = 0; ; ) {
    const records = await listImportRecords(viewer, runId, { from, limit: pageSize });
    const last = records.at(-1);
    if (!last) return;
    const problems = await listRecordProblems(viewer, runId, records);
    for (const record of records) {
      const messages = (problems.get(record.index) ?? []).map(toldWhole);
      const row = { ...record, messages };
      yield csvRow(columns.map(({ cell }) => guardedCell(cell(row))));
    }
    from = last.index + 1;
  }
}

function toldWhole({ line, severity, message }: RecordProblem): string {
  return `Line ${line}: ${severity}: ${message}`;
}
