import { normaliseDoi, normalisePmid } from '#lib/csl/identifiers.ts';
import { type Row, RowScanner } from '#lib/formats/csv/rows.ts';
import { type ByteChunks, decodeText } from '#lib/formats/encoding.ts';
import { Problem } from '#lib/problem.ts';
import type { NoticeNature } from './notice.ts';

/** Source of the notices of the register. */
export const register = 'retraction-watch';

/** A notice as a register gives it. */
export type NoticeInput = {
  nature: NoticeNature;
  date: string | null;
  doi: string | null;
  pmid: string | null;
  title: string;
  noticeDoi: string | null;
  noticePmid: string | null;
  reasons: string;
  sourceId: string;
};
export type ReadNotice = { line: number; notice: NoticeInput } | { line: number; problem: string };

// The columns of the register's CSV that say something here.
const columns = {
  sourceId: 'Record ID',
  title: 'Title',
  nature: 'RetractionNature',
  date: 'RetractionDate',
  doi: 'OriginalPaperDOI',
  pmid: 'OriginalPaperPubMedID',
  noticeDoi: 'RetractionDOI',
  noticePmid: 'RetractionPubMedID',
  reasons: 'Reason',
} as const;
type Column = keyof typeof columns;
const needed: Column[] = ['sourceId', 'nature', 'doi', 'pmid'];

const natures: Record<string, NoticeNature> = {
  retraction: 'retraction',
  correction: 'correction',
  'expression of concern': 'expression_of_concern',
  reinstatement: 'reinstatement',
};

/** Reads the register of Retraction Watch, row by row. Throws `unprocessable` when the file is another. */
export async function* readRetractionWatch(bytes: ByteChunks): AsyncGenerator<ReadNotice> {
  const scanner = new RowScanner();
  let places: Map<Column, number> | null = null;
  const read = function* (rows: Row[]): Generator<ReadNotice> {
    for (const row of rows) {
      if (places) yield readRow(row, places);
      else places = placesIn(row.cells);
    }
  };
  for await (const text of decodeText(bytes)) yield* read(scanner.push(text));
  yield* read(scanner.end());
  if (!places) throw unreadable('There is nothing in it.');
}

function placesIn(head: readonly string[]): Map<Column, number> {
  const names = head.map((name) =>
    name
      .replace(/^\uFEFF/, '')
      .trim()
      .toLowerCase(),
  );
  const places = new Map<Column, number>();
  for (const [column, name] of Object.entries(columns)) {
    const at = names.indexOf(name.toLowerCase());
    if (at >= 0) places.set(column as Column, at);
  }
  const missing = needed.filter((column) => !places.has(column)).map((column) => columns[column]);
  if (missing.length > 0) throw unreadable(`It lacks the column ${missing.join(' and ')}.`);
  return places;
}

function unreadable(detail: string): Problem {
  const whole = `This is not the register of Retraction Watch. ${detail}`;
  return new Problem('unprocessable', whole, { errors: [{ pointer: '/file', detail: whole }] });
}

function readRow({ cells, line, closed }: Row, places: ReadonlyMap<Column, number>): ReadNotice {
  const cell = (column: Column) => (cells[places.get(column) ?? -1] ?? '').trim();
  if (!closed) return { line, problem: 'A quotation mark is never closed.' };
  const nature = natures[cell('nature').toLowerCase()];
  const sourceId = cell('sourceId');
  if (!sourceId) return { line, problem: 'It has no record id.' };
  if (!nature) return { line, problem: `“${cell('nature')}” is no nature of a notice.` };
  const [doi, pmid] = [doiIn(cell('doi')), normalisePmid(cell('pmid'))];
  if (!doi && !pmid) return { line, problem: 'It names the paper by neither DOI nor PMID.' };
  const notice: NoticeInput = {
    ...{ nature, doi, pmid, sourceId, date: dayIn(cell('date')), title: cell('title').slice(0, 1000) },
    ...{ noticeDoi: doiIn(cell('noticeDoi')), noticePmid: normalisePmid(cell('noticePmid')) },
    reasons: cell('reasons')
      .split(';')
      .map((reason) => reason.replace(/^\+/, '').trim())
      .filter(Boolean)
      .join('; '),
  };
  return { line, notice };
}

/** A paper's DOI as notices hold it. `unavailable` and the like are none; nor is a form the library's own citations could not have. */
export function doiIn(text: string): string | null {
  const doi = normaliseDoi(text);
  return doi && /^10\.\d{4,9}\/\S+$/.test(doi) ? doi : null;
}

/** `9/3/2021 0:00` (month first), `2021-09-03`; null for what is no day. */
export function dayIn(text: string): string | null {
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text);
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})/.exec(text);
  const [year, month, day] = iso ? iso.slice(1) : us ? [us[3], us[1], us[2]] : [];
  if (!year || !month || !day) return null;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const read = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(read.getTime()) || read.toISOString().slice(0, 10) !== date ? null : date;
}
