import { fieldNames } from './content-schema.ts';
import { type CsvRow, readCsvTable } from './csv-table.ts';
import { exportColumns } from './export-columns.ts';
import { faultsAt } from './import-answer.ts';
import { type FindingRow, oneValue } from './import-row.ts';
import { refuseTooMany } from './import-text.ts';

// Where a column's cell goes in the content, unless it is the field of its own name.
const nested: Readonly<Record<string, string>> = {
  ...{ dispersion: 'dispersion/value', dispersion_kind: 'dispersion/kind' },
  ...{ low: 'interval/low', high: 'interval/high', interval_kind: 'interval/kind' },
  ...{ emax: 'emax/value', emax_low: 'emax/interval/low', emax_high: 'emax/interval/high' },
  emax_interval_kind: 'emax/interval/kind',
  ...{ emax_dispersion: 'emax/dispersion/value', emax_dispersion_kind: 'emax/dispersion/kind' },
  ...{ level: 'level/code', level_question: 'level/question' },
};
const alsoNamed: Readonly<Record<string, string>> = { doi: 'citation_doi', pmid: 'citation_pmid' };
const columnNames = new Set([...exportColumns.map(({ name }) => name), 'citation_id', ...Object.keys(alsoNamed)]);
// Spreadsheets shout them.
const flags = new Set(['is_primary', 'values_estimated']);

const camel = (name: string) => name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
const isField = (name: string): boolean => fieldNames.some((field) => field === name);

/** Where in the content a column goes, as a path; null for one that says nothing of the content. */
function pathOf(column: string): string | null {
  const own = camel(column);
  return nested[column] ?? (isField(own) ? own : null);
}

const columnAt = new Map(
  [...columnNames].flatMap((name): [string, string][] => {
    const path = pathOf(name);
    return path ? [[path, name]] : [];
  }),
);

/** The rows of a CSV file with the columns of the export, in any order, as many as are there. */
export function readCsvRows(text: string): FindingRow[] {
  const { columns, rows } = readCsvTable(text, { noun: 'Findings', known: columnNames, alsoNamed });
  refuseTooMany(rows.length);
  return rows.map((row) => readRow(columns, row));
}

function readRow(columns: readonly string[], { row, line, cell, fault: broken }: CsvRow): FindingRow {
  const content: Record<string, unknown> = {};
  for (const name of columns) {
    const path = pathOf(name);
    const text = cell(name);
    if (path && text !== null) place(content, path.split('/'), flags.has(name) ? text.toLowerCase() : text);
  }
  placeLevel(content, cell('level'));
  const { value, fault } = oneValue(cell('value'), cell('value_printed'));
  const names = {
    ...{ id: cell('citation_id'), key: cell('citation_key') },
    ...{ doi: cell('citation_doi'), pmid: cell('citation_pmid') },
  };
  const placeOf = (pointer: string) => ({ row, line, field: columnOf(pointer, columns) });
  const faults = [
    ...(broken === null ? [] : [{ pointer: '', detail: broken }]),
    ...(fault === null ? [] : [{ pointer: '/value', detail: fault }]),
  ];
  return { placeOf, names, content: { ...content, value }, faults: faultsAt({ placeOf }, faults) };
}

function place(content: Record<string, unknown>, [first = '', ...rest]: string[], text: string): void {
  if (rest.length === 0) {
    content[first] = text;
    return;
  }
  const inner = (content[first] ?? {}) as Record<string, unknown>;
  content[first] = inner;
  place(inner, rest, text);
}

// `scheme:code`, as an export has it.
function placeLevel(content: Record<string, unknown>, text: string | null): void {
  if (text === null) return;
  const [scheme, code] = text.split(':', 2).map((part) => part.trim());
  content.level = { ...(content.level as object), scheme: scheme?.toLowerCase(), code };
}

const ofCitation: Readonly<Record<string, string>> = {
  ...{ '/citationId': 'citation_id', '/citationKey': 'citation_key' },
  ...{ '/citationDoi': 'citation_doi', '/citationPmid': 'citation_pmid' },
};

/** The column a fault of the content is told at: its own, or the first one inside or around it. */
function columnOf(pointer: string, columns: readonly string[]): string | null {
  const path = pointer.slice(1);
  if (path === '') return null;
  if (path === 'value') return columns.includes('value_printed') ? 'value_printed' : 'value';
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) {
    const inside = [...columnAt].find(([each]) => each === at || each.startsWith(`${at}/`));
    if (inside) return inside[1];
  }
  return ofCitation[pointer] ?? path;
}
