import type { ExportRecord, Format, ReadEvent, ReadProblem } from '../format.ts';
import { named } from '../names.ts';
import { type Parser, streamingReader, streamingWriter } from '../streaming.ts';
import { columns } from './columns.ts';
import { csvRow } from './csv-row.ts';
import { recordOfRow, rowOfRecord } from './map.ts';
import { type Row, RowScanner } from './rows.ts';

class CsvParser implements Parser {
  #scanner = new RowScanner();
  #headings: string[] | null = null;
  #index = 0;

  push(text: string): ReadEvent[] {
    return this.#scanner.push(text).flatMap((row) => this.#take(row));
  }

  end(): ReadEvent[] {
    return this.#scanner.end().flatMap((row) => this.#take(row));
  }

  #take(row: Row): ReadEvent[] {
    const headings = this.#headings;
    if (!headings) {
      this.#headings = row.cells;
      const { line, rawText } = row;
      return [{ kind: 'preamble', preamble: { line, kind: 'text', rawText } }];
    }
    const index = this.#index++;
    const problem = (severity: ReadProblem['severity'], message: string): ReadEvent => {
      return { kind: 'problem', problem: { severity, line: row.line, column: 1, index, message } };
    };
    if (!row.closed) return [problem('error', 'A quote in this row does not end.')];
    const record = recordOfRow(headings, row, index);
    if (!record.csl.title && !record.csl.DOI && !record.csl.PMID && !record.citationKey)
      return [problem('error', 'The row has neither a title nor an identifier.')];
    const odd = row.cells.length !== headings.length;
    const counts = `The row has ${row.cells.length} cells, the first row ${headings.length}.`;
    return [...(odd ? [problem('warning', counts)] : []), { kind: 'record', record }];
  }
}

/** Comma-separated values (RFC 4180), UTF-8 with a byte-order mark so that spreadsheets know. */
export const csv: Format = {
  ...named('csv'),
  read: streamingReader(() => new CsvParser()),
  write: streamingWriter((record: ExportRecord) => csvRow(rowOfRecord(record)), {
    before: `\uFEFF${csvRow(columns.map(([name]) => name))}`,
  }),
};
