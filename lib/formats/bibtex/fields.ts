import type { CslVariable } from '#lib/csl/variables.ts';
import type { Dialect } from './entry-types.ts';

/** How the value of a field is read and written. */
export type FieldKind = 'title' | 'text' | 'long-text' | 'verbatim' | 'pages' | 'names' | 'list';

const kinds: Record<string, FieldKind> = {
  title: 'title',
  'title-short': 'title',
  'container-title': 'title',
  'collection-title': 'title',
  'original-title': 'title',
  'volume-title': 'title',
  abstract: 'long-text',
  note: 'long-text',
  annote: 'long-text',
  DOI: 'verbatim',
  URL: 'verbatim',
  PMID: 'verbatim',
  PMCID: 'verbatim',
  ISBN: 'verbatim',
  ISSN: 'verbatim',
  page: 'pages',
  author: 'names',
  editor: 'names',
  translator: 'names',
  'container-author': 'names',
  'original-author': 'names',
  director: 'names',
};

// BibLaTeX joins these by `and`, as it does names.
const lists = new Set(['publisher', 'publisher-place', 'original-publisher', 'original-publisher-place']);

export function kindOf(variable: string, dialect: Dialect): FieldKind {
  if (dialect === 'biblatex' && lists.has(variable)) return 'list';
  return Object.hasOwn(kinds, variable) ? (kinds[variable] ?? 'text') : 'text';
}

/** Field → variable, whatever the type. Dates, keywords, `number`, roles and joined titles are read in `map.ts`. */
export const general: Record<string, CslVariable> = {
  title: 'title',
  shorttitle: 'title-short',
  booktitle: 'container-title',
  journal: 'container-title',
  journaltitle: 'container-title',
  shortjournal: 'container-title-short',
  journalabbr: 'container-title-short',
  shortjournaltitle: 'container-title-short',
  abbrev_source_title: 'container-title-short',
  'journal-iso': 'container-title-short',
  series: 'collection-title',
  author: 'author',
  editor: 'editor',
  translator: 'translator',
  bookauthor: 'container-author',
  origauthor: 'original-author',
  director: 'director',
  volume: 'volume',
  issue: 'issue',
  pages: 'page',
  eid: 'number',
  articleno: 'number',
  'article-number': 'number',
  art_number: 'number',
  pagetotal: 'number-of-pages',
  volumes: 'number-of-volumes',
  edition: 'edition',
  chapter: 'chapter-number',
  version: 'version',
  publisher: 'publisher',
  institution: 'publisher',
  school: 'publisher',
  organization: 'publisher',
  howpublished: 'publisher',
  address: 'publisher-place',
  location: 'publisher-place',
  venue: 'event-place',
  eventtitle: 'event-title',
  origtitle: 'original-title',
  origpublisher: 'original-publisher',
  origlocation: 'original-publisher-place',
  doi: 'DOI',
  url: 'URL',
  pmid: 'PMID',
  pmcid: 'PMCID',
  isbn: 'ISBN',
  issn: 'ISSN',
  abstract: 'abstract',
  note: 'note',
  annotation: 'annote',
  annote: 'annote',
  langid: 'language',
  hyphenation: 'language',
  language: 'language',
  type: 'genre',
  pubstate: 'status',
  jurisdiction: 'jurisdiction',
  library: 'call-number',
  lccn: 'call-number',
};

const articles = /^(?:article-|periodical|review)/;
const numbered = new Set([
  'report',
  'patent',
  'manuscript',
  'regulation',
  'legislation',
  'standard',
  'legal_case',
  'bill',
]);

/** What `number` counts: issues of a journal, volumes of a series, or the reports of an institution. */
export function numberVariable(type: string): CslVariable {
  if (articles.test(type)) return 'issue';
  return numbered.has(type) || !/book|chapter|paper|entry|thesis|collection|classic/.test(type)
    ? 'number'
    : 'collection-number';
}

type Written = [field: string, variable: CslVariable];

/** Fields in the order in which an entry is written; dates, keywords and extras stand apart. */
export function writtenFields(type: string, entryType: string, dialect: Dialect): Written[] {
  const isBiblatex = dialect === 'biblatex';
  const inJournal = articles.test(type) || entryType === 'article';
  const number = numberVariable(type);
  return [
    ['author', 'author'],
    ['title', 'title'],
    ['shorttitle', 'title-short'],
    [inJournal ? (isBiblatex ? 'journaltitle' : 'journal') : 'booktitle', 'container-title'],
    ['shortjournal', 'container-title-short'],
    ['editor', 'editor'],
    ['translator', 'translator'],
    ['bookauthor', 'container-author'],
    ['series', 'collection-title'],
    ['volume', 'volume'],
    ['number', number],
    ...([number === 'issue' ? ['eid', 'number'] : ['issue', 'issue']] as Written[]),
    ['pages', 'page'],
    ['pagetotal', 'number-of-pages'],
    ['volumes', 'number-of-volumes'],
    ['edition', 'edition'],
    ['chapter', 'chapter-number'],
    ['version', 'version'],
    [publisherField(type, dialect), 'publisher'],
    [isBiblatex ? 'location' : 'address', 'publisher-place'],
    ['eventtitle', 'event-title'],
    ['venue', 'event-place'],
    ['origtitle', 'original-title'],
    ['origauthor', 'original-author'],
    ['origpublisher', 'original-publisher'],
    ['origlocation', 'original-publisher-place'],
    ['type', 'genre'],
    ['pubstate', 'status'],
    ['jurisdiction', 'jurisdiction'],
    ['library', 'call-number'],
    ['doi', 'DOI'],
    ['pmid', 'PMID'],
    ['pmcid', 'PMCID'],
    ['isbn', 'ISBN'],
    ['issn', 'ISSN'],
    ['url', 'URL'],
    ['abstract', 'abstract'],
    ['note', 'note'],
    [isBiblatex ? 'annotation' : 'annote', 'annote'],
  ];
}

function publisherField(type: string, dialect: Dialect): string {
  if (type === 'thesis') return dialect === 'biblatex' ? 'institution' : 'school';
  if (type === 'report') return 'institution';
  if (dialect === 'bibtex' && /webpage|document|post|software|dataset/.test(type)) return 'howpublished';
  if (dialect === 'biblatex' && /webpage|post|software|dataset|standard/.test(type))
    return type === 'dataset' ? 'publisher' : 'organization';
  return 'publisher';
}

/** A note that is nothing but a number of PubMed. */
export const pubmedNote = /^PMID:?\s*([1-9]\d{0,8})$/;

/** Titles whose parts BibLaTeX keeps in fields of their own. */
export const subtitles: Record<string, string> = {
  title: 'subtitle',
  booktitle: 'booksubtitle',
  maintitle: 'mainsubtitle',
  journaltitle: 'journalsubtitle',
  journal: 'journalsubtitle',
  eventtitle: 'eventtitleaddon',
  issuetitle: 'issuesubtitle',
};

const special =
  /^(?:date|year|month|day|urldate|eventdate|origdate|(?:author_)?keywords?|number|part|type|entrysubtype|crossref|xdata|editor[abc]?(?:type)?)$|title|^x-/;

/** Whether reading makes something of the field, so that it cannot hold what has no variable. */
export function isMapped(field: string): boolean {
  return Object.hasOwn(general, field) || special.test(field);
}
