import writeXlsxFile from 'write-excel-file/node';
import { csvRow, guardedCell } from '#lib/formats/csv/csv-row.ts';
import { type Cell, exportColumns } from './export-columns.ts';
import { type FindingRecord, findingAnswer } from './finding-record.ts';

const dictionary = exportColumns.map(({ name, meaning }) => ({ name, meaning }));

/** Findings as CSV, a row each. */
export async function* writeCsv(records: AsyncIterable<FindingRecord>): AsyncGenerator<string> {
  yield csvRow(exportColumns.map(({ name }) => name));
  for await (const record of records) {
    yield csvRow(exportColumns.map(({ cell }) => guardedCell(cell(record))));
  }
}

/** What the columns mean, as CSV: it has no room for that beside its rows. */
export async function* writeDictionary(): AsyncGenerator<string> {
  yield csvRow(['column', 'meaning']);
  for (const { name, meaning } of dictionary) yield csvRow([name, meaning]);
}

/** Findings as JSON: the data dictionary, then each as the API gives it. */
export async function* writeJson(records: AsyncIterable<FindingRecord>): AsyncGenerator<string> {
  yield `{\n"dictionary": ${JSON.stringify(dictionary)},\n"findings": [`;
  let separator = '\n';
  for await (const record of records) {
    yield separator + JSON.stringify(findingAnswer(record));
    separator = ',\n';
  }
  yield '\n]\n}\n';
}

/** Findings as a workbook: a sheet of them, with numbers as numbers, and one of what the columns mean. */
export async function writeXlsx(records: AsyncIterable<FindingRecord>): Promise<Buffer> {
  const rows: (Cell | undefined)[][] = [];
  for await (const record of records) rows.push(exportColumns.map(({ cell }) => cell(record)));
  const head = (names: string[]) => names.map((value) => ({ value, fontWeight: 'bold' as const }));
  const meanings = dictionary.map(({ name, meaning }) => [name, meaning]);
  const widths = (sizes: number[]) => sizes.map((width) => ({ width }));
  return writeXlsxFile([
    {
      ...{
        sheet: 'Findings',
        stickyRowsCount: 1,
        columns: widths(exportColumns.map(({ name }) => Math.max(10, name.length))),
      },
      data: [head(exportColumns.map(({ name }) => name)), ...rows],
    },
    {
      sheet: 'Data dictionary',
      stickyRowsCount: 1,
      columns: widths([20, 80]),
      data: [head(['column', 'meaning']), ...meanings],
    },
  ]).toBuffer();
}
