import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { exportColumns } from '#features/findings/export-columns.ts';
import { readCsvRows } from '#features/findings/import-csv.ts';
import { csvRow, guardedCell, unguardedCell } from '#lib/formats/csv/csv-row.ts';

describe('the rows of a CSV file', () => {
  test('columns in any order, any case, separated as spreadsheets do', () => {
    const [row] = readCsvRows('Ligand;CITATION_KEY; dispersion_kind ;dispersion\ncompound:x;ruiz2016;SEM;9\n');
    expect(row?.placeOf('')).toMatchObject({ row: 1, line: 2 });
    expect(row).toMatchObject({
      faults: [],
      names: { id: null, key: 'ruiz2016', doi: null, pmid: null },
      content: { ligand: 'compound:x', dispersion: { kind: 'SEM', value: '9' } },
    });
  });

  test('empty cells are left out, and blank lines are no rows', () => {
    const rows = readCsvRows('ligand,low,high,emax,level\r\n,,,,\r\n\r\n a ,,3,,preclinical:P2\r\n');
    expect(rows.map(({ placeOf, content }) => ({ ...placeOf(''), content }))).toEqual([
      { row: 1, line: 2, field: null, content: { value: null } },
      {
        ...{ row: 2, line: 4, field: null },
        content: { ligand: 'a', interval: { high: '3' }, level: { scheme: 'preclinical', code: 'P2' }, value: null },
      },
    ]);
  });

  test('the value as printed holds, unless the number says something else', () => {
    const read = (cells: string) => readCsvRows(`value,value_printed\n${cells}\n`)[0];
    expect(read('1.3,1.30')).toMatchObject({ content: { value: '1.30' }, faults: [] });
    expect(read('-5,−5')).toMatchObject({ content: { value: '−5' }, faults: [] });
    expect(read('1.3,')).toMatchObject({ content: { value: '1.3' }, faults: [] });
    expect(read('1.4,1.30')?.faults).toHaveLength(1);
  });

  test('what spreadsheets shout and guard is read as it was', () => {
    const [row] = readCsvRows("is_primary,outcome,relation\nFALSE,'=bound,=\n");
    expect(row?.content).toMatchObject({ isPrimary: 'false', outcome: '=bound', relation: '=' });
  });

  test('faults are told at columns of the file', () => {
    const [row] = readCsvRows('value_printed,low,emax_dispersion\n1,2,3\n');
    const columns = ['/value', '/interval', '/emax/dispersion/kind', '/emax', '/level/question', '/citationDoi', ''];
    expect(columns.map((pointer) => row?.placeOf(pointer).field)).toEqual([
      ...['value_printed', 'low', 'emax_dispersion_kind', 'emax', 'level_question', 'citation_doi', null],
    ]);
  });

  test('headings nobody knows, and the same one twice, are refused', () => {
    expect(() => readCsvRows('ligand,ligand\n')).toThrow('The column ligand is there twice.');
    expect(() => readCsvRows('doi,citation_doi\n')).toThrow('The column citation_doi is there twice.');
    expect(() => readCsvRows('ligand,\n')).toThrow('Findings have no column without a name.');
    expect(() => readCsvRows('name,author name\n')).toThrow('2 columns are not known.');
  });

  test('every column of the export is read or known to say nothing new', () => {
    const names = exportColumns.map(({ name }) => name);
    expect(readCsvRows(csvRow(names))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});

test('a cell guarded against being run as a formula comes back as it was', () => {
  const text = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', 'a') }));
  fc.assert(
    fc.property(text, (cell) => {
      expect(unguardedCell(guardedCell(cell))).toBe(cell);
      expect(guardedCell(cell)).not.toMatch(/^[=+\-@\t\r]./);
    }),
  );
});
