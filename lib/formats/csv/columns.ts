import type { CslVariable } from '#lib/csl/variables.ts';

/** The columns that are written, in order; the rest of a record travels as JSON in `more`. */
export const columns: [
  name: string,
  variable: CslVariable | 'key' | 'type' | 'year' | 'tags' | 'levels' | 'notes' | 'more',
][] = [
  ['key', 'key'],
  ['type', 'type'],
  ['title', 'title'],
  ['authors', 'author'],
  ['editors', 'editor'],
  ['year', 'year'],
  ['date', 'issued'],
  ['published in', 'container-title'],
  ['volume', 'volume'],
  ['issue', 'issue'],
  ['pages', 'page'],
  ['number', 'number'],
  ['edition', 'edition'],
  ['publisher', 'publisher'],
  ['place', 'publisher-place'],
  ['jurisdiction', 'jurisdiction'],
  ['doi', 'DOI'],
  ['pmid', 'PMID'],
  ['pmcid', 'PMCID'],
  ['isbn', 'ISBN'],
  ['issn', 'ISSN'],
  ['url', 'URL'],
  ['language', 'language'],
  ['abstract', 'abstract'],
  ['keywords', 'keyword'],
  ['tags', 'tags'],
  ['levels', 'levels'],
  ['notes', 'notes'],
  ['more', 'more'],
];

// Headings of other programs, in lower case.
const others: Record<string, string> = {
  id: 'key',
  'citation key': 'key',
  'item type': 'type',
  'publication type': 'type',
  'article title': 'title',
  'document title': 'title',
  author: 'author',
  'author(s)': 'author',
  editor: 'editor',
  'publication year': 'year',
  'date published': 'issued',
  journal: 'container-title',
  'publication title': 'container-title',
  'source title': 'container-title',
  'journal/book': 'container-title',
  number: 'number',
  page: 'page',
  'abstract note': 'abstract',
  'author keywords': 'keyword',
  keyword: 'keyword',
  'manual tags': 'keyword',
  link: 'URL',
  'pubmed id': 'PMID',
};

/** What a column holds by its heading; undefined for one we do not know. */
export function variableOfHeading(heading: string): string | undefined {
  const name = heading.trim().toLowerCase().replaceAll('_', ' ');
  return columns.find(([known]) => known === name)?.[1] ?? (Object.hasOwn(others, name) ? others[name] : undefined);
}
