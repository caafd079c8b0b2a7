import { type CsvRow, readCsvTable } from '#features/findings/csv-table.ts';
import type { ImportFault, RowPlace } from '#features/findings/import-answer.ts';
import { refuseTooMany } from '#features/findings/import-text.ts';
import { contentColumnNames, exportColumns, linkColumnNames } from './export-columns.ts';
import type { ClaimRow, NamedLink } from './import-claim-row.ts';

const alsoNamed: Readonly<Record<string, string>> = { doi: 'citation_doi', pmid: 'citation_pmid' };
const known = new Set([...exportColumns.map(({ name }) => name), ...Object.keys(alsoNamed)]);

/** The claims of a CSV file, where each row is a claim with one of its links: rows of one id, or of one statement, are one claim. */
export function readCsvClaims(text: string): ClaimRow[] {
  const { rows } = readCsvTable(text, { noun: 'Claims', known, alsoNamed });
  const idOf = new Map(rows.flatMap(({ cell }) => (cell('id') ? [[cell('statement'), cell('id')]] : [])));
  const claims = Map.groupBy(rows, ({ row, cell }) => {
    const id = cell('id') ?? idOf.get(cell('statement'));
    return id ? `id ${id}` : cell('statement') ? `statement ${cell('statement')}` : `row ${row}`;
  });
  refuseTooMany(claims.size);
  return [...claims.values()].map(readClaim);
}

function readClaim(rows: readonly CsvRow[]): ClaimRow {
  const linked = rows.filter(({ cell }) => linkColumnNames.some((name) => cell(name) !== null));
  const place = placeIn(rows, linked);
  const said = contentColumnNames.map((name) => ({ name, ...saidOnce(rows, name) }));
  const content: Record<string, unknown> = {};
  const origin: Record<string, unknown> = {};
  for (const { name, value } of said) {
    const [, part] = /^origin_(.+)$/.exec(name) ?? [];
    if (part) origin[camel(part)] = value;
    else if (value !== null) content[camel(name)] = value;
  }
  const broken = rows.flatMap(({ row, line, fault }) =>
    fault === null ? [] : [{ row, line, field: null, message: fault }],
  );
  const faults = [...broken, ...said.flatMap(({ fault }) => fault ?? [])];
  return { ...place, content: { ...content, origin }, links: linked.map(readLink), faults };
}

const camel = (name: string) => name.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** What the rows of a claim say in one column; a row may leave it empty, but not say something else. */
function saidOnce(rows: readonly CsvRow[], name: string): { value: string | null; fault?: ImportFault } {
  const first = rows.find(({ cell }) => cell(name) !== null);
  const value = first?.cell(name) ?? null;
  const other = rows.find(({ cell }) => cell(name) !== null && cell(name) !== value);
  if (!first || !other) return { value };
  const message = `Row ${first.row}, of the same claim, says otherwise.`;
  return { value, fault: { row: other.row, line: other.line, field: name, message } };
}

function readLink({ cell }: CsvRow): NamedLink {
  const finding = cell('finding');
  const names = {
    ...{ id: cell('citation_id'), key: cell('citation_key') },
    ...{ doi: cell('citation_doi'), pmid: cell('citation_pmid') },
  };
  const [label, printed] = [cell('finding_label'), cell('finding_result')];
  return {
    finding,
    isWhole: finding === null,
    names,
    label,
    printed,
    relation: cell('relation'),
    note: cell('note') ?? '',
  };
}

const columnOf: Readonly<Record<string, string>> = {
  citation: 'citation_id',
  citationKey: 'citation_key',
  citationDoi: 'citation_doi',
  citationPmid: 'citation_pmid',
};

/** Faults of a link are told at its own row, those of the claim at its first. */
function placeIn(rows: readonly CsvRow[], linked: readonly CsvRow[]): RowPlace {
  const placeOf = (pointer: string) => {
    const [first = '', second = '', third = ''] = pointer.slice(1).split('/');
    const isOfLink = first === 'links';
    const { row, line } = ((isOfLink && linked[Number(second)]) || rows[0]) as CsvRow;
    const field = isOfLink
      ? (columnOf[third] ?? third)
      : first === 'origin'
        ? `origin_${snake(second || 'title')}`
        : snake(first);
    return { row, line, field: field || null };
  };
  return { placeOf };
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
