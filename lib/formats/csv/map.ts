import { parseDate, printEdtf, yearOf } from '#lib/csl/date.ts';
import type { CslDate, CslItem, CslName } from '#lib/csl/item.ts';
import { joinKeywords, splitKeywords } from '#lib/csl/keywords.ts';
import { invertedName } from '#lib/csl/name.ts';
import { isDateVariable, isNameVariable } from '#lib/csl/variables.ts';
import { fingerprint, isRecord, keepCustom, parseLevel, printLevel, sameValue, sortKeywords } from '../carried.ts';
import type { ExportRecord, ReadRecord, Token } from '../format.ts';
import { columns, variableOfHeading } from './columns.ts';
import { typeOfCell } from './item-types.ts';
import { parseNameList } from './names.ts';
import type { Row } from './rows.ts';

/** A cell that begins like a formula would be run by a spreadsheet; an apostrophe before it makes it text. */
const harmless = (text: string) => (/^'*[=+@\t\r-]/.test(text) ? `'${text}` : text);
const asWritten = (text: string) => text.replace(/^'(?='*[=+@\t\r-])/, '');

export function rowOfRecord(record: ExportRecord): string[] {
  const { csl, citationKey, tags = [], levels = [], notes = [] } = record;
  const more: Record<string, unknown> = {};
  const cells = new Map<string, string>([
    ['key', citationKey],
    ['type', csl.type],
    ['year', String(yearOf(csl.issued) ?? '')],
    ['tags', tags.join('; ')],
    ['levels', levels.map(printLevel).join('; ')],
    ['notes', notes.length === 1 ? (notes[0] ?? '') : notes.length > 1 ? JSON.stringify(notes) : ''],
  ]);
  for (const [variable, value] of Object.entries(csl)) {
    if (variable === 'id' || variable === 'type' || value === undefined) continue;
    const text = columns.some(([, known]) => known === variable) ? printCell(variable, value) : null;
    if (text !== null) cells.set(variable, text);
    if (text === null) more[variable] = value;
    else if (!sameValue(readCell(variable, text), value)) more[`${variable}#${fingerprint([text])}`] = value;
  }
  cells.set('more', Object.keys(more).length > 0 ? JSON.stringify(more) : '');
  return columns.map(([, variable]) => harmless(cells.get(variable) ?? ''));
}

function printCell(variable: string, value: unknown): string | null {
  if (isNameVariable(variable)) return Array.isArray(value) ? value.map(invertedName).join('; ') : null;
  if (isDateVariable(variable)) return printEdtf(value as CslDate) ?? (value as CslDate).literal ?? null;
  return typeof value === 'object' ? null : String(value);
}

function readCell(variable: string, text: string): CslName[] | CslDate | string {
  if (isNameVariable(variable)) return parseNameList(text);
  if (isDateVariable(variable)) return parseDate(text);
  return text;
}

export function recordOfRow(headings: string[], row: Row, index: number): ReadRecord {
  const csl: CslItem = { type: 'document' };
  const record: ReadRecord = {
    index,
    line: row.line,
    lineTo: row.lineTo,
    rawText: row.rawText,
    tokens: [],
    csl,
    keywords: [],
    tags: [],
    levels: [],
    notes: [],
  };
  const cells = new Map<string, string>();
  for (const [at, cell] of row.cells.entries()) {
    const heading = headings[at]?.trim() || `column ${at + 1}`;
    const value = asWritten(cell);
    const variable = variableOfHeading(heading);
    if (variable) cells.set(variable, value);
    const mappedTo = value.trim() === '' ? (variable ?? null) : place(record, variable, value, cells);
    record.tokens.push([heading, cell, mappedTo] satisfies Token);
    if (mappedTo === null && value.trim() !== '')
      keepCustom(csl, `x-csv-${heading.toLowerCase().replace(/[^a-z0-9_.-]+/g, '-')}`, value);
  }
  if (!record.tokens.some(([, , mappedTo]) => mappedTo === 'type') && csl['container-title'] && csl.volume)
    csl.type = 'article-journal';
  return record;
}

function place(
  record: ReadRecord,
  variable: string | undefined,
  value: string,
  cells: Map<string, string>,
): string | null {
  const { csl } = record;
  switch (variable) {
    case undefined:
      return null;
    case 'key':
      record.citationKey = value;
      return variable;
    case 'type':
      return placeType(csl, value);
    case 'year':
      csl.issued ??= parseDate(value);
      return variable;
    case 'tags':
      record.tags.push(...sortKeywords(splitKeywords(value)).tags);
      return variable;
    case 'levels':
      record.levels.push(...value.split(/\s*;\s*/).flatMap((text) => parseLevel(text) ?? []));
      return variable;
    case 'notes':
      record.notes.push(...readNotes(value));
      return variable;
    case 'more':
      return placeMore(csl, value, cells);
    case 'keyword':
      return placeKeywords(record, value);
    case 'first page':
    case 'last page':
      return placePage(csl, cells);
    default:
      // A second column of a kind, such as `Link` beside `URL`; of dates the fuller one is wanted.
      if (csl[variable] !== undefined && variable !== 'issued') return null;
      csl[variable] = readCell(variable, value);
      return variable;
  }
}

function placeType(csl: CslItem, value: string): string | null {
  const type = typeOfCell(value);
  if (type) csl.type = type;
  return type ? 'type' : null;
}

/** A range from two columns, the first page before the last. */
function placePage(csl: CslItem, cells: Map<string, string>): string | null {
  if (cells.get('page')) return null;
  const [first = '', last = ''] = [cells.get('first page')?.trim(), cells.get('last page')?.trim()];
  if (first === '') return null;
  csl.page = last === '' || last === first ? first : `${first}-${last}`;
  return 'page';
}

function placeKeywords(record: ReadRecord, value: string): string {
  const { csl } = record;
  const { tags, keywords } = sortKeywords(splitKeywords(value));
  record.tags.push(...tags);
  if (keywords.length === 0) return 'keyword';
  const isAll = record.keywords.length === 0 && tags.length === 0;
  record.keywords = [...record.keywords, ...keywords];
  csl.keyword = isAll ? value : joinKeywords(record.keywords);
  return 'keyword';
}

function placeMore(csl: CslItem, value: string, cells: Map<string, string>): string | null {
  try {
    const more: unknown = JSON.parse(value);
    if (!isRecord(more)) return null;
    for (const [name, inner] of Object.entries(more)) {
      const [variable = '', mark] = name.split('#');
      // Unless someone has changed the cell since.
      if (mark === undefined || mark === fingerprint([cells.get(variable) ?? ''])) csl[variable] = inner;
    }
    return 'more';
  } catch {
    return null;
  }
}

function readNotes(value: string): string[] {
  try {
    const notes: unknown = JSON.parse(value);
    if (Array.isArray(notes) && notes.every((note) => typeof note === 'string')) return notes;
  } catch {
    // One note, as it stands.
  }
  return [value];
}
