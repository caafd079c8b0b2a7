import { unguardedCell } from '#lib/formats/csv/csv-row.ts';
import { type Row, RowScanner } from '#lib/formats/csv/rows.ts';
import { type Fault, invalid } from '#lib/problem.ts';

/** A row of a CSV file: its number, not counting the headings, its cells by their column, and why it cannot be read if it cannot. */
export type CsvRow = { row: number; line: number; cell: (column: string) => string | null; fault: string | null };

type Headings = { noun: string; known: ReadonlySet<string>; alsoNamed: Readonly<Record<string, string>> };

/** A CSV file whose first row names its columns, in any order, as many as are there; throws for headings nobody knows. */
export function readCsvTable(text: string, headings: Headings): { columns: string[]; rows: CsvRow[] } {
  const scanner = new RowScanner();
  const [head, ...rows] = [...scanner.push(text), ...scanner.end()];
  const columns = readHeadings(head, headings);
  return { columns, rows: rows.map((row, index) => readRow(columns, row, index + 1)) };
}

function readHeadings(head: Row | undefined, { noun, known, alsoNamed }: Headings): string[] {
  if (!head) throw invalid('There is nothing in the file.');
  const headings = head.cells.map((cell) => cell.trim().toLowerCase());
  const columns = headings.map((heading) => alsoNamed[heading] ?? heading);
  const faults = headings.flatMap((heading, index): Fault[] => {
    const detail = known.has(heading)
      ? columns.indexOf(columns[index] ?? '') < index && `The column ${heading} is there twice.`
      : `${noun} have no column ${heading || 'without a name'}.`;
    return detail ? [{ pointer: `/${heading}`, detail }] : [];
  });
  const [first] = faults;
  if (first) throw invalid(faults.length === 1 ? first.detail : `${faults.length} columns are not known.`, faults);
  return columns;
}

function readRow(columns: readonly string[], { cells, line, closed }: Row, row: number): CsvRow {
  const given = new Map(columns.map((name, index) => [name, unguardedCell(cells[index] ?? '')]));
  return { row, line, cell: (column) => given.get(column)?.trim() || null, fault: faultOf() };

  function faultOf(): string | null {
    if (!closed) return 'A quote in this row does not end.';
    if (cells.length === columns.length) return null;
    return `The row has ${cells.length} cells, the first row ${columns.length}.`;
  }
}
