import { type FindingFilters, type FindingSort, findingFiltersToSearchParams } from './filters.ts';

/** Filters that are lists of words, which a reader adds to and takes from one by one. */
export const listKeys = [
  ...([
    'ligands',
    'targets',
    'effects',
    'assays',
    'parameters',
    'actions',
    'directions',
    'species',
    'statuses',
  ] as const),
] as const;
export type ListKey = (typeof listKeys)[number];

/** Address of the list with these filters. */
export function addressOf(path: string, filters: FindingFilters): string {
  const query = String(findingFiltersToSearchParams(filters));
  return query === '' ? path : `${path}?${query}`;
}

/** The filters with one word more, or without it, from the first page. */
export function toggled(filters: FindingFilters, key: ListKey, value: string): FindingFilters {
  const held = filters[key];
  const words = held.includes(value) ? held.filter((word) => word !== value) : [...held, value];
  return { ...filters, [key]: words, cursor: null };
}

/** The list sorted by a column; asked a second time, the other way round. */
export function sortedBy(filters: FindingFilters, by: string): FindingFilters {
  const { sort } = filters;
  const next: FindingSort = { by, reversed: sort.by === by && !sort.reversed };
  return { ...filters, sort: next, cursor: null };
}

/** Nothing asked for, in the same order. */
export function cleared(filters: FindingFilters): FindingFilters {
  const lists = Object.fromEntries(listKeys.map((key) => [key, []]));
  const none = {
    ...lists,
    readouts: [],
    results: [],
    px: null,
    rating: null,
    mine: false,
    selfAccepted: false,
    citationId: null,
    cursor: null,
  };
  const citations = { ...filters.citations, ...{ q: '', tags: [], not: [], types: [], year: null, levels: [] } };
  return { ...filters, ...none, citations: { ...citations, has: [], is: [], added: null, ids: [], statuses: [] } };
}
