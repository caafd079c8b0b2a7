import { printEdtf } from '#lib/csl/date.ts';
import { normalisePmcid, normalisePmid } from '#lib/csl/identifiers.ts';
import type { CslDate, CslItem, CslName } from '#lib/csl/item.ts';
import { joinKeywords, splitKeywords } from '#lib/csl/keywords.ts';
import { plainText } from '#lib/csl/rich-text.ts';
import { type Extra, extrasOf, isGuest, listOf, printValue, sameValue } from '../carried.ts';
import type { ExportRecord } from '../format.ts';
import { decodeLatex } from '../latex/decode.ts';
import { decodeTitle } from '../latex/decode-title.ts';
import { encodeLatex, encodeTitle, escapeLatex } from '../latex/encode.ts';
import { isPrintable as isPrintableDate, printIssued, readDate } from './dates.ts';
import { cslTypeOf, type Dialect, entryTypeOf, isUsable, subtypes } from './entry-types.ts';
import { isMapped, kindOf, pubmedNote, writtenFields } from './fields.ts';
import { genreOf } from './genres.ts';
import { babelName, languageTag } from './languages.ts';
import { decodeList } from './list-field.ts';
import { isPrintable, printName } from './names.ts';
import { isSeriesKey } from './series.ts';

/** A field to write: its name, its value with delimiters, and the variable it is for. */
export type BibField = [name: string, value: string, variable: string];
export type BibEntry = { type: string; key: string; fields: BibField[] };

type Draft = { csl: CslItem; dialect: Dialect; fields: BibField[]; done: Set<string> };

/** The record as an entry of the dialect. */
export function bibEntry(record: ExportRecord, dialect: Dialect): BibEntry {
  const { csl } = record;
  const draft: Draft = { csl, dialect, fields: [], done: new Set() };
  const type = writeType(draft);
  for (const [field, variable] of writtenFields(csl.type, type, dialect)) {
    if (variable === 'genre') writeGenre(draft, type);
    else if (!draft.done.has(variable)) writeVariable(draft, field, variable);
    if (field === 'title') writeDates(draft);
  }
  writeLanguage(draft);
  writeEprint(draft);
  writeKeywords(draft, record.tags ?? []);
  const guests = writeNative(draft, type);
  const extras = extrasOf(record, 'bib', {
    isWhole: (variable) => draft.done.has(variable),
    written: (variable) => draft.fields.filter((field) => field[2] === variable).map(([, value]) => value),
  });
  draft.fields.push(
    ...numbered([...guests, ...extras].map(([name, text]): BibField => [name, braced(guestText(text)), name])),
  );
  return { type, key: safeKey(record.citationKey), fields: draft.fields };
}

/** What a key may not hold is left out; BibTeX and biber would stumble over it. */
function safeKey(key: string): string {
  return key.replace(/[\s"#%'(),={}\\~]/g, '') || 'untitled';
}

function writeType({ csl, dialect, fields, done }: Draft): string {
  const native = csl.custom?.['x-bib-type'];
  const isNative = typeof native === 'string' && isUsable(native, dialect) && cslTypeOf(native) === csl.type;
  const type = isNative ? native : entryTypeFor(csl, dialect);
  const subtype = Object.entries(subtypes).find(([, cslType]) => cslType === csl.type)?.[0];
  if (subtype && type === 'article') fields.push(['entrysubtype', braced(subtype), 'type']);
  if (cslTypeOf(type) === csl.type || (subtype && type === 'article')) done.add('type');
  return type;
}

/** What no entry type fits but stands in a serial, as regulations do in gazettes, is best printed as an article. */
function entryTypeFor(csl: CslItem, dialect: Dialect): string {
  const type = entryTypeOf(csl.type, dialect);
  return type === 'misc' && csl['container-title'] && csl.volume ? 'article' : type;
}

function writeVariable({ csl, dialect, fields, done }: Draft, field: string, variable: string) {
  const value = csl[variable];
  if (value === undefined || value === null) return;
  const kind = kindOf(variable, dialect);
  if (kind === 'names') {
    if (!Array.isArray(value) || value.length === 0) return;
    const names = value as CslName[];
    fields.push([field, braced(names.map(printName).join(' and ')), variable]);
    if (names.every(isPrintable)) done.add(variable);
    return;
  }
  const text = String(value);
  if (text === '' || typeof value === 'object' || (variable === 'note' && pubmedNote.test(text))) return;
  // Alone it would be read as the address of the page.
  if (field === 'howpublished' && csl.URL === undefined && /\\url|^https?:/.test(text)) return;
  fields.push([field, braced(encode(kind, text)), variable]);
  if (isExpressed(kind, variable, text)) done.add(variable);
}

function encode(kind: string, text: string): string {
  switch (kind) {
    case 'title':
      return encodeTitle(text);
    case 'pages':
      return escapeLatex(text).replace(/-(?:\{\})?-|-/g, '--');
    case 'verbatim':
      return verbatim(text);
    case 'list':
      return encodeLatex(text)
        .replace(/\band\b/g, '{and}')
        .replaceAll('; ', ' and ');
    default:
      return encodeLatex(text);
  }
}

const identifiers = { PMID: normalisePmid, PMCID: normalisePmcid };

/** Whether reading gives the same text back: blanks are folded, line breaks kept only where paragraphs may be. */
function isExpressed(kind: string, variable: string, text: string): boolean {
  if (/^\s|\s$|[ \t]{2}|\t|\r| \n|\n /.test(text)) return false;
  if (text.includes('\n') && kind !== 'long-text') return false;
  if (variable === 'PMID' || variable === 'PMCID')
    return (identifiers[variable](text) ?? text) === text && isBalanced(text);
  if (kind === 'pages') return !/[–—‐−<{}\\`']|--|\s-|-\s/.test(text);
  if (kind === 'verbatim')
    return (
      isBalanced(text) &&
      !/\\|^\s*\\url|^doi|^https?:\/\/(?:dx\.)?doi/i.test(variable === 'URL' ? text.replace(/^https?:/, '') : text)
    );
  if (variable === 'collection-title' && isSeriesKey(text)) return false;
  const decode = kind === 'title' ? decodeTitle : kind === 'list' ? decodeList : decodeLatex;
  if (/[<{}\\`';]/.test(text) && decode(encode(kind, text)) !== text) return false;
  return variable !== 'edition' || !/^\d+(?:st|nd|rd|th)$/.test(text);
}

const braced = (text: string) => `{${text}}`;

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const char of text) {
    if (char === '{') depth++;
    else if (char === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

/** An address or a number; braces that do not match would end the field too soon. */
function verbatim(text: string): string {
  return isBalanced(text) ? text : text.replaceAll('{', '%7B').replaceAll('}', '%7D');
}

/** The text of a travelling field, as JSON where its braces do not match. */
function guestText(text: string): string {
  if (isBalanced(text)) return text;
  const json = /^["[{].*["\]}](?: #[0-9a-z]{1,7})?$/s.test(text) ? text : JSON.stringify(text);
  return json.replace(/"(?:[^"\\]|\\.)*"/g, (inner) => inner.replaceAll('{', '\\u007b').replaceAll('}', '\\u007d'));
}

function writeDates({ csl, dialect, fields, done }: Draft) {
  if (csl.issued) {
    for (const [name, value] of printIssued(csl.issued, dialect)) fields.push([name, value, 'issued']);
    if (isPrintableDate(csl.issued, dialect)) done.add('issued');
  }
  const others = { accessed: 'urldate', 'event-date': 'eventdate', 'original-date': 'origdate' } as const;
  for (const [variable, field] of Object.entries(others)) {
    const date = csl[variable] as CslDate | undefined;
    const edtf = date ? printEdtf(date) : null;
    if (!date || edtf === null) continue;
    fields.push([field, braced(edtf), variable]);
    if (sameValue(readDate(edtf), date)) done.add(variable);
  }
}

/** A thesis without a kind gets an empty one, or reading would take the entry's type for it. */
function writeGenre({ csl, fields, done }: Draft, type: string) {
  const genre = csl.genre === undefined ? '' : String(csl.genre);
  if (genre === '' && !/^(?:phd|masters)thesis$/.test(type)) return;
  fields.push(['type', braced(encodeLatex(genre)), 'genre']);
  const read = genreOf(genre.toLowerCase()) ?? genre;
  if (read === genre && isExpressed('text', 'genre', genre)) done.add('genre');
}

function writeLanguage({ csl, dialect, fields, done }: Draft) {
  if (csl.language === undefined) return;
  const tag = String(csl.language);
  const name = dialect === 'biblatex' ? babelName(tag) : undefined;
  fields.push(name ? ['langid', braced(name), 'language'] : ['language', braced(encodeLatex(tag)), 'language']);
  const isSame = dialect === 'bibtex' || languageTag(tag) === tag;
  if (name || (isSame && isExpressed('text', 'language', tag))) done.add('language');
}

function writeEprint({ csl, fields, done }: Draft) {
  if (typeof csl.archive !== 'string' || !/^arxiv$/i.test(csl.archive) || typeof csl.archive_location !== 'string')
    return;
  fields.push(
    ['eprint', braced(verbatim(csl.archive_location)), 'archive_location'],
    ['eprinttype', braced(csl.archive), 'archive'],
  );
  if (isBalanced(csl.archive_location) && csl.archive_location.trim() === csl.archive_location)
    done.add('archive').add('archive_location');
}

function writeKeywords({ csl, fields, done }: Draft, tags: readonly string[]) {
  const keywords = csl.keyword === undefined ? [] : splitKeywords(String(csl.keyword));
  const all = [...keywords, ...tags].map((keyword) =>
    /[,;]/.test(keyword) ? `{${escapeLatex(keyword)}}` : escapeLatex(keyword),
  );
  if (all.length > 0) fields.push(['keywords', braced(all.join(', ')), 'keyword']);
  const isWhole = keywords.every((keyword) => plainText(decodeLatex(escapeLatex(keyword))) === keyword);
  if (keywords.length > 0 && isWhole && joinKeywords(keywords) === csl.keyword) done.add('keyword');
}

/** Fields that have no variable go back under their own names; gives those that cannot, to travel as guests. */
function writeNative({ csl, fields }: Draft, type: string): Extra[] {
  const guests: Extra[] = [];
  const taken = new Set(fields.map(([name]) => name));
  for (const [name, value] of Object.entries(csl.custom ?? {})) {
    const field = /^x-bib-([a-z][a-z0-9_.+-]*)$/.exec(name)?.[1];
    if (!name.startsWith('x-bib-') || !isGuest(name, value)) continue;
    if (name === 'x-bib-type' && value === type) continue;
    for (const text of listOf(value) as string[]) {
      if (!field || taken.has(field) || isMapped(field) || !isBalanced(text)) guests.push([name, printValue(text)]);
      else fields.push([field, braced(text), name]);
      if (field) taken.add(field);
    }
  }
  return guests;
}

/** BibTeX allows a field once: the second gets `-2`. */
function numbered(fields: BibField[]): BibField[] {
  const counts = new Map<string, number>();
  return fields.map(([name, value, variable]) => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return [count === 1 ? name : `${name}-${count}`, value, variable];
  });
}

export function printEntry({ type, key, fields }: BibEntry): string {
  return `@${type}{${key}${fields.map(([name, value]) => `,\n  ${name} = ${value}`).join('')}\n}`;
}
