import type { CslItem, CslName } from '#lib/csl/item.ts';
import { splitKeywords } from '#lib/csl/keywords.ts';
import { plainText } from '#lib/csl/rich-text.ts';
import { isGuest, listOf } from '../carried.ts';
import type { ExportRecord } from '../format.ts';
import { extrasByReading } from '../read-back.ts';
import { childNamed, elementsOf, makeElement, textOf, type XmlElement } from '../xml/element.ts';
import { parseElement } from '../xml/parse.ts';
import { writable, writableValue } from '../xml/text.ts';
import { assemble, type Unit } from '../xml/unit.ts';
import { authorElement } from './authors.ts';
import { dateParts } from './dates.ts';
import { placeOf, rankOf } from './elements.ts';
import { inlineChildren } from './inline-text.ts';
import { mapPubmed } from './map.ts';

type Add = (path: string, name: string, value: unknown, variable: string, attributes?: Record<string, string>) => void;

const isBookType = (type: string) => type === 'book' || type === 'chapter';

/** The units of a record. */
export function pubmedUnits(record: ExportRecord): Unit[] {
  return withExtras(record, ownUnits(record, true)) ?? withExtras(record, ownUnits(record, false)) ?? [];
}

/** A record as one element. */
export function pubmedElement({ csl }: ExportRecord, units: Unit[]): XmlElement {
  if (isBookType(csl.type)) return assemble(makeElement('PubmedBookArticle'), units, rankOf);
  const citation = makeElement('MedlineCitation', [], { Status: 'Publisher', Owner: 'NLM' });
  return assemble(makeElement('PubmedArticle', [citation]), units, rankOf);
}

/** `native`: with the elements that have no variable under their own name. */
function ownUnits(record: ExportRecord, native: boolean): Unit[] {
  const { csl } = record;
  const units: Unit[] = [];
  const add: Add = (path, name, value, variable, attributes) => {
    const text =
      value === undefined || value === null || typeof value === 'object' ? '' : writable(String(value)).trim();
    // Markup around nothing is no text; as it stands it travels among the fields that have no element.
    if (plainText(text).trim() !== '')
      units.push({ path, element: makeElement(name, inlineChildren(text), attributes), variable });
  };
  if (isBookType(csl.type)) addBook(units, csl, add);
  else addArticle(units, csl, native, add);
  const outer = isBookType(csl.type) ? 'BookDocument' : 'MedlineCitation';
  const inner = isBookType(csl.type) ? outer : `${outer}/Article`;
  add(outer, 'PMID', csl.PMID, 'PMID', { Version: '1' });
  add(inner, 'VernacularTitle', csl['original-title'], 'original-title');
  add(inner, 'Language', csl.language, 'language');
  addPages(units, inner, csl, native);
  addAbstract(units, inner, csl);
  addAuthors(units, inner, 'author', csl.author);
  addKeywords(units, record, native, add);
  const data = isBookType(csl.type) ? 'PubmedBookData/ArticleIdList' : 'PubmedData/ArticleIdList';
  add(data, 'ArticleId', csl.PMCID, 'PMCID', { IdType: 'pmc' });
  if (native) addNative(units, csl);
  return units;
}

function addArticle(units: Unit[], csl: CslItem, native: boolean, add: Add) {
  const article = 'MedlineCitation/Article';
  add(article, 'ArticleTitle', csl.title, 'title');
  addSerialNumber(units, csl, native, add);
  add(`${article}/Journal/JournalIssue`, 'Volume', csl.volume, 'volume');
  add(`${article}/Journal/JournalIssue`, 'Issue', csl.issue, 'issue');
  addDate(units, `${article}/Journal/JournalIssue`, 'PubDate', 'issued', csl);
  addDate(units, article, 'ArticleDate', 'available-date', csl);
  const title = native ? keptElement('Title', 'container-title', csl) : null;
  if (title) units.push({ path: `${article}/Journal`, element: title, variable: 'container-title' });
  else add(`${article}/Journal`, 'Title', csl['container-title'], 'container-title');
  add(`${article}/Journal`, 'ISOAbbreviation', csl['container-title-short'], 'container-title-short');
  add(article, 'ELocationID', csl.DOI, 'DOI', { EIdType: 'doi', ValidYN: 'Y' });
  addCountry(units, csl, native);
  for (const line of String(csl.note ?? '').split('\n'))
    add('MedlineCitation', 'GeneralNote', line, 'note', { Owner: 'NLM' });
  const kinds: Record<string, string> = { 'article-journal': 'Journal Article', article: 'Preprint' };
  const kind = kinds[csl.type];
  if (kind && csl.custom?.['x-pubmed-PublicationTypeList'] === undefined) {
    const element = makeElement('PublicationTypeList', [makeElement('PublicationType', [kind], { UI: uiOf(kind) })]);
    units.push({ path: article, element, variable: 'type' });
  }
}

const uiOf = (kind: string) => (kind === 'Preprint' ? 'D000076942' : 'D016428');

function addBook(units: Unit[], csl: CslItem, add: Add) {
  const book = 'BookDocument/Book';
  const isChapter = csl.type === 'chapter';
  add(book, 'BookTitle', isChapter ? csl['container-title'] : csl.title, isChapter ? 'container-title' : 'title');
  if (isChapter) add('BookDocument', 'ArticleTitle', csl.title, 'title');
  add(`${book}/Publisher`, 'PublisherName', csl.publisher, 'publisher');
  add(`${book}/Publisher`, 'PublisherLocation', csl['publisher-place'], 'publisher-place');
  addDate(units, book, 'PubDate', 'issued', csl);
  add(book, 'Volume', csl.volume, 'volume');
  add(book, 'VolumeTitle', csl['volume-title'], 'volume-title');
  add(book, 'Edition', csl.edition, 'edition');
  add(book, 'CollectionTitle', csl['collection-title'], 'collection-title');
  add(book, 'Isbn', csl.ISBN, 'ISBN');
  add(book, 'ELocationID', csl.DOI, 'DOI', { EIdType: 'doi', ValidYN: 'Y' });
  add('BookDocument', 'LocationLabel', isChapter ? csl['chapter-number'] : undefined, 'chapter-number', {
    Type: 'chapter',
  });
  add('BookDocument/ArticleIdList', 'ArticleId', csl['call-number'], 'call-number', { IdType: 'bookaccession' });
  if (isChapter) addAuthors(units, book, 'container-author', csl['container-author']);
  addAuthors(units, book, 'editor', csl.editor, 'editors');
}

function addDate(units: Unit[], path: string, name: string, variable: 'issued' | 'available-date', csl: CslItem) {
  const parts = csl[variable] ? dateParts(csl[variable]) : [];
  if (parts.length > 0) units.push({ path, element: makeElement(name, parts), variable });
}

function addAuthors(units: Unit[], path: string, variable: string, names: unknown, type = 'authors') {
  const authors = (Array.isArray(names) ? (names as CslName[]) : []).map(authorElement);
  if (authors.length > 0)
    units.push({ path, element: makeElement('AuthorList', authors, { CompleteYN: 'Y', Type: type }), variable });
}

/** As they were read, as long as they still mean the same. */
function addPages(units: Unit[], path: string, csl: CslItem, native: boolean) {
  if (csl.page === undefined || String(csl.page).trim() === '') return;
  const kept = native ? keptElement('Pagination', 'page', csl) : null;
  units.push({ path, element: kept ?? pagination(String(csl.page)), variable: 'page' });
}

/** What an element was read from, when that still gives the variable. */
function keptElement(name: string, variable: string, csl: CslItem): XmlElement | null {
  const element = nativeElement(name, csl.custom?.[`x-pubmed-${name}`]);
  if (!element) return null;
  const path = placeOf(name, false).split('/');
  const root = path.toReversed().reduce((inner, each) => makeElement(each, [inner]), element);
  return mapPubmed(makeElement('PubmedArticle', [root]), '').csl[variable] === csl[variable] ? element : null;
}

function pagination(page: string): XmlElement {
  const text = writable(page).trim();
  const [, from, to] = /^([^\s,;–-]+)-([^\s,;–-]+)$/.exec(text) ?? [];
  const parts = from && to ? [makeElement('StartPage', [from]), makeElement('EndPage', [to])] : [];
  return makeElement('Pagination', [...parts, makeElement('MedlinePgn', [text])]);
}

/** A line each; what stands before a colon in capitals is the section's label. */
function addAbstract(units: Unit[], inner: string, { abstract }: CslItem) {
  if (typeof abstract !== 'string') return;
  for (const line of abstract.split('\n')) {
    const [, label, text] = /^([A-Z][A-Z0-9 ,&/()-]{2,60}): (\S.*)$/.exec(line) ?? [];
    const value = writable(text ?? line).trim();
    if (value === '') continue;
    const element = makeElement('AbstractText', [value], label ? { Label: label } : {});
    units.push({ path: `${inner}/Abstract`, element, variable: 'abstract' });
  }
}

/** Terms that the kept list of MeSH headings has are not written again. */
function addKeywords(units: Unit[], { csl, tags }: ExportRecord, native: boolean, add: Add) {
  const keywords = csl.keyword === undefined ? [] : splitKeywords(String(csl.keyword));
  const path = `${isBookType(csl.type) ? 'BookDocument' : 'MedlineCitation'}/KeywordList`;
  const mesh = native ? nativeElement('MeshHeadingList', csl.custom?.['x-pubmed-MeshHeadingList']) : null;
  const terms = new Set(mesh ? elementsOf(mesh).map((each) => textOf(childNamed(each, 'DescriptorName')).trim()) : []);
  const isWhole = mesh && [...terms].every((term) => keywords.includes(term));
  if (isWhole) units.push({ path: 'MedlineCitation', element: mesh, variable: 'keyword' });
  for (const keyword of keywords)
    if (!(isWhole && terms.has(keyword))) add(path, 'Keyword', keyword, 'keyword', { MajorTopicYN: 'N' });
  for (const slug of tags ?? []) add(path, 'Keyword', slug, 'tags', { MajorTopicYN: 'N' });
}

function addSerialNumber(units: Unit[], csl: CslItem, native: boolean, add: Add) {
  const path = 'MedlineCitation/Article/Journal';
  const kept = native ? keptElement('ISSN', 'ISSN', csl) : null;
  if (kept) units.push({ path, element: kept, variable: 'ISSN' });
  else add(path, 'ISSN', csl.ISSN, 'ISSN');
}

function addCountry(units: Unit[], csl: CslItem, native: boolean) {
  const place = csl['publisher-place'];
  const kept = native ? keptElement('MedlineJournalInfo', 'publisher-place', csl) : null;
  const info = native ? nativeElement('MedlineJournalInfo', csl.custom?.['x-pubmed-MedlineJournalInfo']) : null;
  // The place that stands behind the journal's title is not its country.
  if (!kept && info && keptElement('Title', 'publisher-place', csl)) {
    units.push({ path: 'MedlineCitation', element: info, variable: 'x-pubmed-MedlineJournalInfo' });
    return;
  }
  const text = typeof place === 'string' ? writable(place).trim() : '';
  if (kept || text)
    units.push({
      path: 'MedlineCitation',
      element: kept ?? makeElement('MedlineJournalInfo', [makeElement('Country', [text])]),
      variable: 'publisher-place',
    });
}

// Elements whose writing is seen to above, or that reading makes a part of something else.
const bound = new Set([
  'ISSN',
  'MeshHeadingList',
  'MedlineJournalInfo',
  'Pagination',
  'Title',
  'GeneralNote',
  'Item',
  'Keyword',
  'PMID',
]);

/** Elements that have no variable go back to the letter. */
function addNative(units: Unit[], csl: CslItem) {
  for (const [key, value] of Object.entries(csl.custom ?? {})) {
    const name = /^x-pubmed-([A-Z][A-Za-z]*)$/.exec(key)?.[1];
    if (!name || bound.has(name) || !isGuest(key, value)) continue;
    for (const text of listOf(value)) {
      const element = nativeElement(name, text);
      if (element) units.push({ path: placeOf(name, isBookType(csl.type)), element, variable: key });
    }
  }
}

function nativeElement(name: string, text: unknown): XmlElement | null {
  const parsed = typeof text === 'string' && text.startsWith(`<${name}`) ? parseElement(text) : null;
  if (typeof text !== 'string' || !parsed || parsed.faults.length > 0 || parsed.root.name !== name) return null;
  return parsed.root.to === text.length ? { ...parsed.root, verbatim: text } : null;
}

/** Null when an element written under its own name would not come back as it was. */
function withExtras(record: ExportRecord, units: Unit[]): Unit[] | null {
  const back = mapPubmed(pubmedElement(record, units), '');
  const kept = record.csl.custom ?? {};
  const isSpoilt = Object.entries(back.csl.custom ?? {}).some(([name, value]) =>
    listOf(value).some((each, at) => each !== listOf(kept[name])[at]),
  );
  if (isSpoilt && units.some(({ variable }) => variable.startsWith('x-pubmed-'))) return null;
  const written = (variable: string) => back.tokens.filter((token) => token[2] === variable).map(([, value]) => value);
  const isBook = isBookType(record.csl.type);
  const extras = extrasByReading(record, back.csl, 'pubmed', written);
  const travelling = [['x-speciosa-key', record.citationKey] as const, ...extras];
  const noted = travelling.map(([name, text]): Unit => {
    const line = `${name}: ${writableValue(text)}`;
    const element = isBook ? makeElement('Item', [line]) : makeElement('GeneralNote', [line], { Owner: 'NLM' });
    const variable = name === 'x-speciosa-key' ? 'citation-key' : name;
    return { path: isBook ? 'BookDocument/ItemList' : 'MedlineCitation', element, variable };
  });
  return [...units, ...noted];
}
