import { doiAsWritten, normalisePmcid, normalisePmid } from '#lib/csl/identifiers.ts';
import type { CslDate, CslItem, CslName } from '#lib/csl/item.ts';
import { joinKeywords, splitKeywords } from '#lib/csl/keywords.ts';
import { invertedName } from '#lib/csl/name.ts';
import { isDateVariable, isNameVariable } from '#lib/csl/variables.ts';
import { isAbbreviationOf } from '../abbreviated-title.ts';
import { extrasOf, isGuest, listOf, printValue, sameValue } from '../carried.ts';
import type { ExportRecord } from '../format.ts';
import type { TaggedLine } from '../replay-lines.ts';
import { parseRisDate, printRisDate } from './dates.ts';
import { parseRisName } from './names.ts';
import { cslTypeOf, risTypeOf } from './reference-types.ts';
import { bareNumber, serialVariable } from './serial-number.ts';
import { variableOf, writtenTags } from './tags.ts';

/** The lines between TY and ER included. */
export function risLines(record: ExportRecord): TaggedLine[] {
  const { csl } = record;
  const type = typeLine(csl);
  const lines: TaggedLine[] = [
    ['TY', type, 'type'],
    ['ID', record.citationKey, 'citation-key'],
  ];
  const done = new Set<string>(cslTypeOf(type) === csl.type ? ['type'] : []);
  for (const tag of writtenTags) {
    const variable = tag === 'SN' ? undefined : variableOf(tag, csl.type);
    if (variable && !done.has(variable) && writeVariable(lines, tag, variable, csl)) done.add(variable);
    if (tag === 'SN') writeSerialNumbers(lines, csl, done);
    if (tag === 'KW') for (const slug of record.tags ?? []) lines.push(['KW', slug, 'tags']);
  }
  writeNative(lines, csl, type);
  const expressed = {
    isWhole: (variable: string) => done.has(variable),
    written: (variable: string) => lines.filter((line) => line[2] === variable).map(([, value]) => value),
  };
  for (const [name, text] of extrasOf(record, 'ris', expressed)) {
    lines.push(['N1', `${name}: ${text}`, name]);
  }
  return [...lines, ['ER', '', '']];
}

/** The type the record came with, as long as it still says the same. */
function typeLine(csl: CslItem): string {
  const native = csl.custom?.['x-ris-ty'];
  if (typeof native === 'string' && (cslTypeOf(native) ?? 'document') === csl.type) return native;
  return risTypeOf(csl.type);
}

/** Writes the variable; false when reading the lines would not give back the very same. */
function writeVariable(lines: TaggedLine[], tag: string, variable: string, csl: CslItem): boolean {
  const value = csl[variable];
  if (value === undefined || value === null || value === '') return value !== '';
  if (isNameVariable(variable)) return Array.isArray(value) && writeNames(lines, tag, variable, value);
  if (isDateVariable(variable)) return writeDate(lines, tag, variable, csl);
  const text = String(value);
  if (variable === 'keyword') return writeKeywords(lines, text);
  if (variable === 'page') return writePages(lines, text);
  if (variable === 'PMCID' && !normalisePmcid(text)) return false;
  // A note like one of our fields would be taken for it.
  if (variable === 'note' && /^x-[a-z]+-/.test(text)) return false;
  const isAsRead = variable !== 'DOI' || (doiAsWritten(text) ?? text) === text;
  // An address below another is one more; a title that J2 would be longer than changes places with it.
  if (variable === 'URL' && text.includes('\n')) return false;
  if (variable === 'container-title-short' && isAbbreviationOf(csl['container-title'], text)) return false;
  lines.push([tag, text, variable]);
  return isAsRead && isPlain(text, tag === 'AB' || tag === 'N1');
}

function isPlain(text: string, mayWrap: boolean): boolean {
  const pieces = text.split('\n');
  return (
    pieces.every((piece) => piece === piece.trim()) &&
    text === text.trim() &&
    !text.includes('\r') &&
    (mayWrap || pieces.length === 1)
  );
}

function writeNames(lines: TaggedLine[], tag: string, variable: string, names: CslName[]): boolean {
  // What is no name has no line, as an empty one is not read.
  for (const name of names) if (invertedName(name) !== '') lines.push([tag, invertedName(name), variable]);
  return (
    names.every((name) => isPlain(invertedName(name), false) && sameValue(parseRisName(invertedName(name)), name)) &&
    names.length > 0
  );
}

function writeDate(lines: TaggedLine[], tag: string, variable: string, csl: CslItem): boolean {
  const date = csl[variable] as CslDate;
  const text = printRisDate(date);
  if (text === null) return false;
  if (tag === 'PY') {
    const isDetailed = date['date-parts'] !== undefined && /^\d{4}\//.test(text);
    lines.push(['PY', isDetailed ? text.slice(0, 4) : text, variable]);
    if (isDetailed) lines.push(['DA', dateAsRead('DA', date, csl) ?? text, variable]);
  } else lines.push([tag, dateAsRead(tag, date, csl) ?? text, variable]);
  return sameValue(parseRisDate(text).date, date);
}

/** With what stood behind the date when it was read. */
function dateAsRead(tag: string, date: CslDate, { custom }: CslItem): string | undefined {
  const [text] = listOf(custom?.[`x-ris-${tag.toLowerCase()}`]);
  if (typeof text !== 'string' || !isPlain(text, false)) return undefined;
  const read = parseRisDate(text);
  return !read.isWhole && sameValue(read.date, date) ? text : undefined;
}

function writeKeywords(lines: TaggedLine[], text: string): boolean {
  const keywords = splitKeywords(text);
  for (const keyword of keywords) lines.push(['KW', keyword, 'keyword']);
  return joinKeywords(keywords) === text && keywords.every((keyword) => isPlain(keyword, false));
}

function writePages(lines: TaggedLine[], text: string): boolean {
  const [, from, to] = /^([^\s–-]+)-([^\s–-]+)$/.exec(text) ?? [];
  if (from && to && from !== to) lines.push(['SP', from, 'page'], ['EP', to, 'page']);
  else lines.push(['SP', text, 'page']);
  return isPlain(text, false);
}

function writeSerialNumbers(lines: TaggedLine[], csl: CslItem, done: Set<string>) {
  if (variableOf('SN', csl.type)) {
    if (!done.has('number') && writeVariable(lines, 'SN', 'number', csl)) done.add('number');
    return;
  }
  for (const variable of ['ISBN', 'ISSN'] as const) {
    const value = csl[variable];
    if (typeof value !== 'string' || !isPlain(value, false) || serialVariable(value, csl.type) !== variable) continue;
    const number = bareNumber(value);
    lines.push(['SN', withWords(csl, variable, number), variable]);
    if (number === value) done.add(variable);
  }
}

/** The number as it stood in the file, where words or other numbers were beside it. */
function withWords({ custom, type }: CslItem, variable: 'ISBN' | 'ISSN', number: string): string {
  const [whole] = listOf(custom?.['x-ris-sn']);
  if (typeof whole !== 'string' || whole === number || bareNumber(whole) !== number || !isPlain(whole, true))
    return number;
  return serialVariable(whole.replaceAll('\n', ' '), type) === variable ? whole : number;
}

/** Tags that have no variable go back under their own name, or in a note where RIS would change them. */
function writeNative(lines: TaggedLine[], csl: CslItem, type: string) {
  const { custom = {}, PMID } = csl;
  const asRead = lines.filter(([tag]) => mayBeAsRead.has(tag)).map(([tag, value]) => tag + value);
  for (const [name, value] of Object.entries(custom)) {
    if (!name.startsWith('x-ris-') || !isGuest(name, value) || (name === 'x-ris-ty' && value === type)) continue;
    const tag = /^x-ris-([a-z][a-z0-9])$/.exec(name)?.[1]?.toUpperCase();
    for (const text of listOf(value) as string[]) {
      const at = asRead.indexOf(tag + text);
      if (at >= 0) {
        asRead.splice(at, 1);
        continue;
      }
      // A number in M1 is read as the issue where there is none.
      const isTaken = reserved.has(tag ?? '') || (tag === 'M1' && csl.issue === undefined);
      const isFurther = tag === 'UR' && csl.URL !== undefined && csl.URL !== text && isPlain(text, false);
      const isOwn = tag && (isFurther || (!variableOf(tag, csl.type) && !isTaken && isPlain(text, true)));
      lines.push(isOwn ? [tag, text, name] : ['N1', `${name}: ${printValue(text)}`, name]);
    }
  }
  // The PMID is repeated where other programs look for it.
  if (normalisePmid(String(PMID)) === PMID && custom['x-ris-an'] === undefined) lines.push(['AN', PMID, 'x-ris-an']);
}

// Tags that hold what a variable says and more.
const mayBeAsRead = new Set(['SN', 'DA', 'Y2']);

// Tags that reading makes something of, and that have no variable.
const reserved = new Set(['TY', 'ER', 'ID', 'SN', 'L3', 'M3']);

/** One line as text, with its ending; a further line that looks like a tag is set in, so that it stays part of the value. */
export function printRisLine([tag, value]: TaggedLine, ending = '\r\n', mark = '  - '): string {
  const [first, ...more] = value.split(/\r\n|\r|\n/);
  const further = more.map((text) => (/^\s{0,3}[A-Z][A-Z0-9] {1,2}-/.test(text) ? `      ${text}` : text));
  return `${tag}${mark}${[first, ...further].join(ending)}${ending}`;
}
