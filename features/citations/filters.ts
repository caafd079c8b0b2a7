import { parseYearRange, type YearRange } from '#features/search/year-range.ts';
import { type ItemType, isItemType } from '#lib/csl/item-types.ts';
import { isId } from '#lib/new-id.ts';
import type { Fault } from '#lib/problem.ts';
import { parameterNames, type SearchParameters, values } from './filter-parameters.ts';
import { type DateRange, momentOf, parseDateRange, printRange } from './filter-ranges.ts';

export const sorts = ['relevance', 'year', 'author', 'title', 'added', 'changed', 'level', 'place'] as const;
/** Of citations, and of what is reviewed. */
export const statuses = ['active', 'trashed', 'draft', 'submitted', 'accepted', 'rejected'] as const;
export const possessions = ['abstract', 'doi', 'pmid', 'file', 'finding'] as const;
export const conditions = ['retracted', 'duplicate', 'trashed', 'untagged', 'unrated'] as const;

export type Sort = { by: (typeof sorts)[number]; reversed: boolean };
export type Possession = (typeof possessions)[number];
export type Condition = (typeof conditions)[number];

/** What a list of citations is narrowed to, and its order. Terms are `facet:term`, levels `scheme:code`; outer lists are AND, inner ones OR. */
export type CitationFilters = {
  /** In the search language, as typed. */
  q: string;
  /** Slugs; any of. */
  collections: string[];
  tags: string[][];
  not: string[];
  /** Any of. */
  types: ItemType[];
  year: YearRange | null;
  levels: string[][];
  /** Any of. */
  statuses: (typeof statuses)[number][];
  /** All of. */
  has: Possession[];
  /** All of. */
  is: Condition[];
  added: DateRange | null;
  /** A selection by hand: any of. */
  ids: string[];
  /** A date or an instant: the library as it was then; null for today. */
  asOf: string | null;
  /** Null: by relevance when there is a query, in its order when it is one collection, else the newest first. */
  sort: Sort | null;
  limit: number;
  cursor: string | null;
};

const defaultLimit = 50;
const largestLimit = 200;
const longestQuery = 1000;
const mostValues = 200;

export const noFilters: CitationFilters = {
  q: '',
  collections: [],
  tags: [],
  not: [],
  types: [],
  year: null,
  levels: [],
  statuses: [],
  has: [],
  is: [],
  added: null,
  ids: [],
  asOf: null,
  sort: null,
  limit: defaultLimit,
  cursor: null,
};

const termForm = /^[a-z0-9]+(?:-[a-z0-9]+)*:[a-z0-9]+(?:-[a-z0-9]+)*$/;
const slugForm = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const levelForm = /^(?:ocebm:[1-5]|preclinical:P[0-5])$/;
const cursorForm = /^[A-Za-z0-9_-]{1,4000}$/;

/**
 * Reads a list's filters out of an address. What cannot be read is left out and named in `faults`: pages show them, the API refuses.
 * Parameters that are no filter (`open`, `style`, …) are left alone.
 */
export function parseFilters(parameters: SearchParameters): { filters: CitationFilters; faults: Fault[] } {
  const faults: Fault[] = [];
  const fault = (name: string, detail: string) => faults.push({ pointer: `/${name}`, detail });
  const groups = (name: string, form: RegExp, expected: string) =>
    sortedGroups(
      all(name).map((group) => keep(name, group.split(','), (item): item is string => form.test(item), expected)),
    );
  const all = (name: string) => {
    const given = values(parameters, name);
    if (given.length > mostValues) fault(name, `At most ${mostValues} values can be given.`);
    return given.slice(0, mostValues);
  };
  const one = (name: string) => {
    const given = all(name);
    if (given.length > 1) fault(name, 'This can be given once.');
    return given[0];
  };
  const keep = <Item extends string>(
    name: string,
    items: readonly string[],
    fits: (item: string) => item is Item,
    expected: string,
  ): Item[] => {
    const trimmed = items.map((item) => item.trim()).filter((item) => item !== '');
    for (const item of trimmed) if (!fits(item)) fault(name, `“${excerpt(item)}” is not ${expected}.`);
    return [...new Set(trimmed.filter(fits))].sort();
  };
  const list = <Item extends string>(name: string, fits: (item: string) => item is Item, expected: string) =>
    keep(
      name,
      all(name).flatMap((group) => group.split(',')),
      fits,
      expected,
    );
  const read = <Value>(name: string, parse: (text: string) => Value | null, expected: string): Value | null => {
    const text = one(name)?.trim();
    if (!text) return null;
    const value = parse(text);
    if (value === null) fault(name, `“${excerpt(text)}” is not ${expected}.`);
    return value;
  };

  const filters: CitationFilters = {
    q: read('q', parseQueryText, `a search of at most ${longestQuery} characters`) ?? '',
    collections: list(
      'collection',
      (item): item is string => slugForm.test(item),
      'the name of a collection in its address',
    ),
    tags: groups('tag', termForm, 'a term, as in target:mor'),
    not: list('not', (item): item is string => termForm.test(item), 'a term, as in target:mor'),
    types: list('type', isItemType, 'a CSL item type, as in article-journal'),
    year: read('year', parseYearRange, 'a year or range, as in 2016, 2016.. or 2016..2020'),
    levels: groups('level', levelForm, 'an evidence level, as in ocebm:2 or preclinical:P2'),
    statuses: list('status', oneOf(statuses), `one of ${statuses.join(', ')}`),
    has: list('has', oneOf(possessions), `one of ${possessions.join(', ')}`),
    is: list('is', oneOf(conditions), `one of ${conditions.join(', ')}`),
    added: read('added', parseDateRange, 'a date or range, as in 2026-01-31 or 2026-01..2026-03'),
    ids: list('id', isIdText, 'the id of a citation'),
    asOf: read('asOf', (text) => (momentOf(text) ? text : null), 'a date, as in 2026-03-31 or 2026-03-31T12:00:00Z'),
    sort: read('sort', parseSort, `one of ${sorts.join(', ')}, with - before it to reverse`),
    limit: read('limit', parseLimit, `a number from 1 to ${largestLimit}`) ?? defaultLimit,
    cursor: read('cursor', (text) => (cursorForm.test(text) ? text : null), 'a cursor of this list'),
  };
  return { filters, faults };
}

/** The canonical address of the filters: parameters and values in a stable order, nothing empty, no default. */
export function filtersToSearchParams(filters: CitationFilters): URLSearchParams {
  const printed: Record<(typeof parameterNames)[number], string[]> = {
    q: [filters.q],
    collection: [[...filters.collections].sort().join(',')],
    tag: sortedGroups(filters.tags).map((group) => group.join(',')),
    not: [[...filters.not].sort().join(',')],
    type: [[...filters.types].sort().join(',')],
    year: [filters.year ? printRange(filters.year) : ''],
    level: sortedGroups(filters.levels).map((group) => group.join(',')),
    status: [[...filters.statuses].sort().join(',')],
    has: [[...filters.has].sort().join(',')],
    is: [[...filters.is].sort().join(',')],
    added: [filters.added ? printRange(filters.added) : ''],
    id: [[...filters.ids].sort().join(',')],
    asOf: [filters.asOf ?? ''],
    sort: [filters.sort ? printSort(filters.sort) : ''],
    limit: [filters.limit === defaultLimit ? '' : String(filters.limit)],
    cursor: [filters.cursor ?? ''],
  };
  const parameters = new URLSearchParams();
  for (const name of parameterNames) {
    for (const value of printed[name]) if (value !== '') parameters.append(name, value);
  }
  return parameters;
}

export function printSort(sort: Sort): string {
  return `${sort.reversed ? '-' : ''}${sort.by}`;
}

/** The order a list has when its address names none. */
export function effectiveSort({ sort, q, collections }: Pick<CitationFilters, 'sort' | 'q' | 'collections'>): Sort {
  if (sort) return sort;
  if (q !== '') return { by: 'relevance', reversed: false };
  return collections.length === 1 ? { by: 'place', reversed: false } : { by: 'added', reversed: true };
}

function parseSort(text: string): Sort | null {
  const by = text.replace(/^-/, '');
  return oneOf(sorts)(by) ? { by, reversed: text.startsWith('-') } : null;
}

function parseLimit(text: string): number | null {
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= largestLimit ? Number(text) : null;
}

// Control characters mean nothing in a search, and Postgres has no NUL.
function parseQueryText(text: string): string | null {
  return text.length > longestQuery
    ? null
    : text
        .toWellFormed()
        .replace(/\p{Cc}+/gu, ' ')
        .trim();
}

function oneOf<Item extends string>(items: readonly Item[]) {
  return (text: string): text is Item => (items as readonly string[]).includes(text);
}

function isIdText(text: string): text is string {
  return isId(text) && text === text.toLowerCase();
}

function sortedGroups(groups: string[][]): string[][] {
  const distinct = new Map(
    groups.filter((group) => group.length > 0).map((group) => [[...group].sort().join(), group]),
  );
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => [...group].sort());
}

function excerpt(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
