import type { EventSubject } from './queries.ts';

// What people call the fields; others are called by their own name.
const names: Record<string, string> = {
  DOI: 'DOI',
  PMID: 'PMID',
  PMCID: 'PMCID',
  ISBN: 'ISBN',
  ISSN: 'ISSN',
  URL: 'address',
  author: 'authors',
  editor: 'editors',
  issued: 'date',
  'container-title': 'journal or book',
  'collection-title': 'series',
  page: 'pages',
  key: 'citation key',
  custom: 'other fields',
  citationKeyPattern: 'citation key pattern',
  defaultStyle: 'default style',
  defaultLocale: 'default language',
  isAdministrator: 'administrator right',
  parent: 'place in the tree',
  parentId: 'place in the tree',
};

/** The fields an event changed of a record, as people call them. The bibliographic record's own fields stand for the record. */
export function changedFields({ before, after }: Pick<EventSubject, 'before' | 'after'>): string[] {
  return changedKeys(before ?? {}, after ?? {}).map((key) => names[key] ?? inWords(key));
}

function changedKeys(before: Record<string, unknown>, after: Record<string, unknown>): string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys
    .filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
    .flatMap((key) => (key === 'csl' ? changedKeys(record(before.csl), record(after.csl)) : [key]));
}

function record(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' ? { ...value } : {};
}

/** `trashedAt`, `volume-title` → trashed at, volume title. */
export function inWords(key: string): string {
  return key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase();
}
