import type { CslVariable } from '#lib/csl/variables.ts';
import { variableOf } from '../ris/tags.ts';

// EndNote's own RIS export gives each element this tag, and the type decides what either means.
const risTags: Record<string, string> = {
  'titles/title': 'TI',
  'titles/secondary-title': 'T2',
  'titles/short-title': 'ST',
  'contributors/authors': 'AU',
  'contributors/secondary-authors': 'A2',
  'contributors/tertiary-authors': 'A3',
  'contributors/subsidiary-authors': 'A4',
  'periodical/full-title': 'JF',
  'periodical/abbr-1': 'J2',
  pages: 'SP',
  volume: 'VL',
  'num-vols': 'NV',
  edition: 'ET',
  section: 'SE',
  publisher: 'PB',
  'pub-location': 'CY',
  'call-num': 'CN',
  'electronic-resource-num': 'DO',
  abstract: 'AB',
  'work-type': 'M3',
  'reviewed-item': 'RI',
  'orig-pub': 'OP',
  'remote-database-name': 'DB',
  'access-date': 'Y2',
  language: 'LA',
  notes: 'N1',
  custom1: 'C1',
  custom2: 'C2',
  custom3: 'C3',
  custom7: 'C7',
};

/** The CSL variable an element means in a record of this type. */
export function variableOfElement(path: string, type: string): CslVariable | undefined {
  if (path === 'number') return numberVariable(type);
  if (path === 'issue') return numberVariable(type) === 'issue' ? 'issue' : undefined;
  if (path === 'titles/tertiary-title')
    return type === 'chapter' || type === 'paper-conference' ? 'collection-title' : undefined;
  if (path === 'research-notes') return 'annote';
  if (path === 'meeting-place') return 'event-place';
  if (path === 'report-id') return type === 'report' ? 'number' : undefined;
  const tag = risTags[path];
  return tag ? variableOf(tag, type) : undefined;
}

function numberVariable(type: string): CslVariable | undefined {
  return variableOf('M1', type) ?? variableOf('IS', type);
}

/** The elements of a record in the order in which EndNote writes them, those within others after them. */
const order = [
  ...[
    'database',
    'source-app',
    'rec-number',
    'foreign-keys',
    'ref-type',
    'contributors',
    'authors',
    'secondary-authors',
  ],
  ...[
    'tertiary-authors',
    'subsidiary-authors',
    'translated-authors',
    'auth-address',
    'auth-affiliaton',
    'titles',
    'title',
  ],
  ...['secondary-title', 'tertiary-title', 'alt-title', 'short-title', 'translated-title', 'periodical', 'full-title'],
  ...[
    'abbr-1',
    'abbr-2',
    'abbr-3',
    'alt-periodical',
    'pages',
    'volume',
    'number',
    'issue',
    'num-vols',
    'edition',
    'section',
  ],
  ...[
    'reprint-edition',
    'reprint-status',
    'keywords',
    'keyword',
    'dates',
    'year',
    'pub-dates',
    'copyright-dates',
    'pub-location',
  ],
  ...['publisher', 'orig-pub', 'isbn', 'accession-num', 'call-num', 'report-id', 'coden', 'electronic-resource-num'],
  ...['abstract', 'label', 'image', 'caption', 'notes', 'research-notes', 'work-type', 'reviewed-item', 'availability'],
  ...['remote-source', 'meeting-place', 'work-location', 'work-extent', 'pack-method', 'size', 'repro-ratio'],
  ...['remote-database-name', 'remote-database-provider', 'language', 'urls', 'web-urls', 'pdf-urls', 'text-urls'],
  ...[
    'related-urls',
    'image-urls',
    'access-date',
    'modified-date',
    'custom1',
    'custom2',
    'custom3',
    'custom4',
    'custom5',
  ],
  ...['custom6', 'custom7', 'misc1', 'misc2', 'misc3'],
];
const ranks = new Map(order.map((name, at) => [name, at]));

export const rankOf = (name: string): number => ranks.get(name) ?? order.length;

/** The paths of elements that hold one variable, in the order in which they are written. */
export const writtenPaths = [
  ...['titles/title', 'titles/secondary-title', 'titles/tertiary-title', 'titles/short-title', 'periodical/full-title'],
  ...['periodical/abbr-1', 'contributors/authors', 'contributors/secondary-authors', 'contributors/tertiary-authors'],
  ...['contributors/subsidiary-authors', 'pages', 'volume', 'number', 'num-vols', 'edition', 'section', 'pub-location'],
  ...[
    'publisher',
    'call-num',
    'electronic-resource-num',
    'abstract',
    'research-notes',
    'work-type',
    'reviewed-item',
    'orig-pub',
  ],
  ...['meeting-place', 'remote-database-name', 'language', 'access-date', 'custom1', 'custom2', 'custom3', 'custom7'],
];
