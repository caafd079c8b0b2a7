import { normaliseDoi, normaliseIssn, normaliseOrcid } from '#lib/csl/identifiers.ts';
import type { CslDate, CslItem, CslName } from '#lib/csl/item.ts';
import { splitKeywords } from '#lib/csl/keywords.ts';
import { isGuest, listOf } from '../carried.ts';
import type { ExportRecord, Token } from '../format.ts';
import { extrasByReading } from '../read-back.ts';
import type { TaggedLine } from '../replay-lines.ts';
import { mapNbib } from './map.ts';
import { printFullName, printShortName } from './names.ts';
import { tagOrder } from './tags.ts';

// Tag and variable, one line each; the rest have rules of their own.
const plain: [string, string][] = [
  ['PMC', 'PMCID'],
  ['TT', 'original-title'],
  ['AB', 'abstract'],
  ['VI', 'volume'],
  ['IP', 'issue'],
  ['PG', 'page'],
  ['LA', 'language'],
  ['PB', 'publisher'],
  ['PL', 'publisher-place'],
  ['CTI', 'collection-title'],
  ['EN', 'edition'],
  ['ISBN', 'ISBN'],
];

// What is said of one author stays together.
const ofAuthors = new Set(['FAU', 'AU', 'AUID', 'AD', 'CN']);
const rank = new Map(tagOrder.map((tag, at) => [tag, ofAuthors.has(tag) ? tagOrder.indexOf('FAU') : at]));

// Tags that reading makes a part of something else; a kept value of such a tag travels in GN.
const bound = new Set([...ofAuthors, 'PMID', 'FED', 'ED', 'GN']);

type Add = (tag: string, value: unknown, variable: string) => void;

/** The lines of a record, PMID first. */
export function nbibLines(record: ExportRecord): TaggedLine[] {
  return withExtras(record, ownLines(record, true)) ?? withExtras(record, ownLines(record, false)) ?? [];
}

/** `native`: with the tags that have no variable under their own name. */
function ownLines(record: ExportRecord, native: boolean): TaggedLine[] {
  const { csl } = record;
  const lines: TaggedLine[] = [];
  const add: Add = (tag, value, variable) => {
    const text = value === undefined || value === null || typeof value === 'object' ? '' : printable(value);
    if (text !== '' || tag === 'PMID') lines.push([tag, text, variable]);
  };
  add('PMID', csl.PMID ?? '', 'PMID');
  addTitles(csl, add);
  for (const [tag, variable] of plain) add(tag, csl[variable], variable);
  add('DP', csl.issued && medlineDate(csl.issued), 'issued');
  add('DEP', csl['available-date'] && compactDate(csl['available-date']), 'available-date');
  for (const name of namesOf(csl.author)) addAuthor(name, add);
  for (const name of namesOf(csl.editor)) add('FED', printFullName(name), 'editor');
  addLocations(csl, add);
  addKeywords(record, native, add);
  const notes = String(csl.note ?? '').split('\n');
  // A line like one of ours would be taken for it.
  if (!notes.some((line) => /^x-[a-z]+-/.test(line))) for (const line of notes) add('GN', line, 'note');
  if (native) addNative(csl, add);
  else addSerialNumber(csl, [], add);
  const kinds: Record<string, string> = { 'article-journal': 'Journal Article', article: 'Preprint' };
  if (csl.custom?.['x-nbib-pt'] === undefined) add('PT', kinds[csl.type], 'type');
  return lines.sort((left, right) => rankOf(left) - rankOf(right));
}

const rankOf = ([tag]: TaggedLine) => rank.get(tag) ?? 1000;

/** Null when a tag written under its own name would not come back as it was. */
function withExtras(record: ExportRecord, lines: TaggedLine[]): TaggedLine[] | null {
  const tokens = lines.map(([tag, value]): Token => [tag, value, null]);
  const back = mapNbib(tokens, () => {}).csl;
  const isSpoilt = Object.entries(back.custom ?? {}).some(([name, value]) => {
    const kept = listOf(record.csl.custom?.[name]);
    return listOf(value).some((each, at) => each !== kept[at]);
  });
  if (isSpoilt && lines.some(([, , variable]) => variable.startsWith('x-nbib-'))) return null;
  const written = (variable: string) => tokens.filter((token) => token[2] === variable).map(([, value]) => value);
  const extras = extrasByReading(record, back, 'nbib', written);
  return [
    ...lines,
    ['GN', `x-speciosa-key: ${record.citationKey}`, 'citation-key'],
    ...extras.map(([name, text]): TaggedLine => ['GN', `${name}: ${text}`, name]),
  ];
}

function printable(value: unknown): string {
  return String(value)
    .replace(/\s*[\r\n]\s*/g, ' ')
    .trim();
}

function namesOf(names: unknown): CslName[] {
  return Array.isArray(names) ? names : [];
}

function addTitles(csl: CslItem, add: Add) {
  const isChapter = csl.type === 'chapter' && csl.title !== undefined && csl['container-title'] !== undefined;
  add(csl.type === 'book' ? 'BTI' : 'TI', csl.title, 'title');
  if (isChapter) add('BTI', csl['container-title'], 'container-title');
  else if (csl.type !== 'book') add('JT', csl['container-title'], 'container-title');
  // Alone it is read as the whole name.
  const isAlone = csl.type !== 'book' && !isChapter && csl['container-title'] === undefined;
  add('TA', csl['container-title-short'], isAlone ? 'container-title' : 'container-title-short');
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const seasonNames = ['', 'Spring', 'Summer', 'Autumn', 'Winter'];

/** "2019 Mar 7", "2000 Spring", "1998 Dec-1999 Jan". */
function medlineDate(date: CslDate): string {
  const sides = (date['date-parts'] ?? []).map(([year, month, day]) =>
    [year, month ? monthNames[Number(month) - 1] : seasonNames[Number(date.season ?? 0)], day]
      .filter((part) => part !== undefined && part !== '')
      .join(' '),
  );
  return sides.length > 0 ? sides.join('-') : (date.literal ?? date.raw ?? '');
}

function compactDate(date: CslDate): string {
  const [year, month, day] = date['date-parts']?.[0] ?? [];
  const two = (part: number | string) => String(part).padStart(2, '0');
  return year && month && day ? `${year}${two(month)}${two(day)}` : medlineDate(date);
}

function addAuthor(name: CslName, add: Add) {
  if (name.literal !== undefined && name.family === undefined) add('CN', name.literal, 'author');
  else {
    add('FAU', printFullName(name), 'author');
    add('AU', printShortName(name), 'author');
  }
  if (normaliseOrcid(String(name.ORCID)) !== null) add('AUID', `ORCID: ${name.ORCID}`, 'author');
  const places = Array.isArray(name.affiliation) ? name.affiliation : [];
  for (const place of places) add('AD', (place as { name?: unknown } | null)?.name, 'author');
}

function addLocations(csl: CslItem, add: Add) {
  if (csl.DOI !== undefined) add('LID', `${csl.DOI} [doi]`, 'DOI');
  if (csl['call-number'] !== undefined && csl.type === 'book')
    add('LID', `${csl['call-number']} [bookaccession]`, 'call-number');
  if (/^https?:\/\/\S+$/.test(String(csl.URL)) && !normaliseDoi(String(csl.URL))) add('LID', csl.URL, 'URL');
}

/** With what stood beside the number when it was read. */
function addSerialNumber(csl: CslItem, kept: unknown[], add: Add) {
  if (csl.ISSN === undefined || normaliseIssn(String(csl.ISSN)) !== csl.ISSN) return;
  add('IS', String(kept[0]).startsWith(csl.ISSN) ? kept[0] : csl.ISSN, 'ISSN');
}

/** Terms of MeSH stand in MH, all others in OT. */
function addKeywords({ csl, tags }: ExportRecord, native: boolean, add: Add) {
  const terms = new Set(native ? listOf(csl.custom?.['x-nbib-mh']) : []);
  const keywords = csl.keyword === undefined ? [] : splitKeywords(String(csl.keyword));
  for (const keyword of keywords) add(terms.has(keyword) ? 'MH' : 'OT', keyword, 'keyword');
  for (const slug of tags ?? []) add('OT', slug, 'tags');
}

/** Tags that have no variable go back under their own name. */
function addNative(csl: CslItem, add: Add) {
  const { 'x-nbib-is': serials, 'x-nbib-mh': _, ...others } = csl.custom ?? {};
  addSerialNumber(csl, listOf(serials), add);
  const isUsed = csl.ISSN !== undefined && String(listOf(serials)[0]).startsWith(String(csl.ISSN));
  const rest = serials === undefined ? [] : listOf(serials).slice(isUsed ? 1 : 0);
  for (const [name, value] of Object.entries({ ...others, ...(rest.length > 0 && { 'x-nbib-is': rest }) })) {
    const tag = /^x-nbib-([a-z][a-z0-9]{1,3})$/.exec(name)?.[1]?.toUpperCase();
    if (!tag || bound.has(tag) || !(isGuest(name, value) || name === 'x-nbib-is')) continue;
    for (const text of listOf(value)) if (printable(text) === text) add(tag, text, name);
  }
}

/** One line as text; a value has no line ending in it. */
export function printNbibLine([tag, value]: TaggedLine, ending = '\n'): string {
  return `${tag.padEnd(4)}- ${value}${ending}`;
}
