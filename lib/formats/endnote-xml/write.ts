import { normalisePmcid, normalisePmid } from '#lib/csl/identifiers.ts';
import type { CslDate, CslItem, CslName } from '#lib/csl/item.ts';
import { splitKeywords } from '#lib/csl/keywords.ts';
import { invertedName } from '#lib/csl/name.ts';
import { isDateVariable, isNameVariable, variables } from '#lib/csl/variables.ts';
import { extraName, fingerprint, isGuest, listOf } from '../carried.ts';
import type { ExportRecord } from '../format.ts';
import { extrasByReading } from '../read-back.ts';
import { isSerial } from '../ris/serial-number.ts';
import { variableOf } from '../ris/tags.ts';
import { makeElement, type XmlElement } from '../xml/element.ts';
import { parseElement } from '../xml/parse.ts';
import { writable, writableValue } from '../xml/text.ts';
import { assemble, type Unit } from '../xml/unit.ts';
import { rankOf, variableOfElement, writtenPaths } from './elements.ts';
import { mapEndnote } from './map.ts';
import { cslTypeOf, endnoteTypeOf, numberOf } from './reference-types.ts';
import { styledChildren } from './styled-text.ts';

/** The units of a record. */
export function endnoteUnits(record: ExportRecord): Unit[] {
  return withNotes(record, ownUnits(record, true)) ?? withNotes(record, ownUnits(record, false)) ?? [];
}

/** A record as one element. */
export function endnoteElement(units: Unit[]): XmlElement {
  return assemble(makeElement('record'), units, rankOf);
}

/** `native`: with the elements that have no variable under their own name. */
function ownUnits({ csl, tags }: ExportRecord, native: boolean): Unit[] {
  const units: Unit[] = [];
  const name = typeName(csl);
  units.push({ path: '', element: makeElement('ref-type', [numberOf(name)], { name }), variable: 'type' });
  const done = new Set<string>();
  for (const path of writtenPaths) {
    const variable = variableOfElement(path, csl.type);
    // A journal's title stands in two places.
    const isAgain = path === 'periodical/full-title' && variable === 'container-title';
    if (!variable || (done.has(variable) && !isAgain)) continue;
    if (variable === 'PMCID' && !normalisePmcid(String(csl.PMCID))) continue;
    const element = elementOf(path, variable, csl);
    if (element) units.push({ path: parentOf(path), element, variable });
    if (element) done.add(variable);
  }
  addDate(units, csl);
  // Of several below each other the first would be read.
  if (!String(csl.URL).includes('\n')) addPlain(units, 'urls/related-urls', 'url', csl.URL, 'URL');
  if (repeatsPmid(csl)) addPlain(units, '', 'accession-num', csl.PMID, 'PMID');
  const keywords = csl.keyword === undefined ? [] : splitKeywords(String(csl.keyword));
  for (const keyword of keywords) addPlain(units, 'keywords', 'keyword', keyword, 'keyword');
  for (const slug of tags ?? []) addPlain(units, 'keywords', 'keyword', slug, 'tags');
  addSerialNumber(units, csl, native);
  if (native) addNative(units, csl);
  return units;
}

/** The PMID is repeated where other programs look for it. */
function repeatsPmid({ PMID, custom }: CslItem): boolean {
  return typeof PMID === 'string' && normalisePmid(PMID) === PMID && custom?.['x-endnote-accession-num'] === undefined;
}

const parentOf = (path: string) => path.split('/').slice(0, -1).join('/');
const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** The type the record came with, as long as it still says the same. */
function typeName(csl: CslItem): string {
  const native = csl.custom?.['x-endnote-ref-type'];
  return typeof native === 'string' && cslTypeOf(native, '') === csl.type ? native : endnoteTypeOf(csl.type);
}

function addPlain(units: Unit[], path: string, name: string, value: unknown, variable: string) {
  const text = value === undefined || value === null || typeof value === 'object' ? '' : writable(String(value)).trim();
  if (text !== '') units.push({ path, element: makeElement(name, [text]), variable });
}

function elementOf(path: string, variable: string, csl: CslItem): XmlElement | null {
  const value = csl[variable];
  if (value === undefined || value === null) return null;
  const name = lastOf(path);
  if (isNameVariable(variable)) {
    const names = Array.isArray(value) ? (value as CslName[]) : [];
    const authors = names.map((each) => makeElement('author', [writable(invertedName(each))]));
    return authors.length > 0 ? makeElement(name, authors) : null;
  }
  const text = writable(isDateVariable(variable) ? isoDate(value as CslDate) : String(value)).trim();
  if (text === '') return null;
  const isRich = Object.hasOwn(variables, variable) && variables[variable as 'title'].kind === 'rich';
  return makeElement(name, styledChildren(text, isRich));
}

function isoDate(date: CslDate): string {
  const [parts] = date['date-parts'] ?? [];
  if (!parts) return date.literal ?? date.raw ?? '';
  return parts.map((part, at) => String(part).padStart(at === 0 ? 4 : 2, '0')).join('-');
}

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function addDate(units: Unit[], { issued }: CslItem) {
  if (!issued) return;
  const [year, month, day] = issued['date-parts']?.[0] ?? [];
  addPlain(units, 'dates', 'year', year ?? issued.literal ?? issued.raw, 'issued');
  const name = Number(year) >= 1000 && month && monthNames[Number(month) - 1];
  if (name) addPlain(units, 'dates/pub-dates', 'date', day ? `${name} ${day}` : name, 'issued');
}

/** With what stood beside the number when it was read. */
function addSerialNumber(units: Unit[], csl: CslItem, native: boolean) {
  const raw = native ? csl.custom?.['x-endnote-isbn'] : undefined;
  const variable =
    csl.ISSN === undefined
      ? 'ISBN'
      : csl.ISSN !== undefined && csl.ISBN !== undefined && /book|chapter/.test(csl.type)
        ? 'ISBN'
        : 'ISSN';
  const value = csl[variable];
  // It would be read as the number of a report.
  if (variableOf('SN', csl.type) && !isSerial(String(value))) return;
  addPlain(units, '', 'isbn', typeof raw === 'string' && raw.startsWith(String(value)) ? raw : value, variable);
}

const groups: Record<string, string> = {
  ...{ 'alt-title': 'titles', 'translated-title': 'titles', title: 'titles', 'secondary-title': 'titles' },
  ...{ 'tertiary-title': 'titles', 'short-title': 'titles', 'full-title': 'periodical', 'abbr-1': 'periodical' },
  ...{ 'abbr-2': 'periodical', 'abbr-3': 'periodical', 'translated-authors': 'contributors', authors: 'contributors' },
  ...{ 'secondary-authors': 'contributors', 'tertiary-authors': 'contributors', 'subsidiary-authors': 'contributors' },
  ...{ year: 'dates', date: 'dates/pub-dates', 'copyright-dates': 'dates' },
};
// Elements that reading makes a part of something else.
const bound = new Set(['ref-type', 'notes', 'isbn', 'keyword', 'record']);

/** Elements that have no variable go back under their own name. */
function addNative(units: Unit[], csl: CslItem) {
  for (const [key, value] of Object.entries(csl.custom ?? {})) {
    const name = /^x-endnote-([a-z][a-z0-9-]*)$/.exec(key)?.[1];
    if (!name || bound.has(name) || !isGuest(key, value)) continue;
    const group = /^(web|pdf|text|related|image)-url$/.exec(name)?.[1];
    for (const text of listOf(value) as string[]) {
      const element = nativeElement(group ? 'url' : name, text);
      if (element) units.push({ path: group ? `urls/${group}-urls` : (groups[name] ?? ''), element, variable: key });
    }
  }
}

function nativeElement(name: string, text: string): XmlElement | null {
  if (!text.startsWith(`<${name}`))
    return writable(text) === text && text.trim() === text ? makeElement(name, [text]) : null;
  const parsed = parseElement(text);
  if (!parsed || parsed.faults.length > 0 || parsed.root.name !== name || parsed.root.to !== text.length) return null;
  return { ...parsed.root, verbatim: text };
}

/** Null when an element written under its own name would not come back as it was. */
function withNotes(record: ExportRecord, units: Unit[]): Unit[] | null {
  // What the reading of the rest depends on.
  const given = [
    ...(cslTypeOf(typeName(record.csl), '') === record.csl.type ? [] : [`x-csl-type: ${record.csl.type}`]),
    ...(repeatsPmid(record.csl) ? [`x-csl-PMID: "${record.csl.PMID}" #${fingerprint([String(record.csl.PMID)])}`] : []),
  ];
  const root = endnoteElement(units);
  const back = mapEndnote(
    { ...root, children: [...root.children, makeElement('notes', [given.join('\n')])] },
    '',
    () => {},
  );
  const kept = record.csl.custom ?? {};
  const isSpoilt = Object.entries(back.csl.custom ?? {}).some(([name, value]) =>
    listOf(value).some((each, at) => each !== listOf(kept[name])[at]),
  );
  if (isSpoilt && units.some(({ variable }) => variable.startsWith('x-endnote-'))) return null;
  const written = (variable: string) => back.tokens.filter((token) => token[2] === variable).map(([, value]) => value);
  const note = writable(String(record.csl.note ?? '')).trim();
  const isOwn = note !== '' && !note.split('\n').some((line) => extraName.test(line.split(':')[0] ?? ''));
  const noted: CslItem = { ...back.csl, ...(isOwn && { note }) };
  const extras = extrasByReading(record, noted, 'endnote', (variable) =>
    variable === 'note' && isOwn ? [note] : written(variable),
  );
  const lines = [
    ...(isOwn ? [note] : []),
    `x-speciosa-key: ${record.citationKey}`,
    ...given,
    ...extras.map(([name, text]) => `${name}: ${writableValue(text)}`),
  ];
  return [...units, { path: '', element: makeElement('notes', [lines.join('\n')]), variable: 'note' }];
}
