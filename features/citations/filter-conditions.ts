import type { Query } from '#features/search/query-tree.ts';
import type { YearRange } from '#features/search/year-range.ts';
import type { DateRange } from './filter-ranges.ts';
import type { FilterTerms } from './filter-terms.ts';
import type { CitationFilters, Condition, Possession } from './filters.ts';
import { queryOf } from './resolve-filters.ts';

/** One thing that filters ask of a citation: to be told in SQL, or by sets kept in memory. */
export type FilterCondition =
  /** In the list, or in the trash. */
  | { kind: 'state'; trashed: boolean }
  | { kind: 'nothing' }
  | { kind: 'query'; query: Query }
  | { kind: 'has'; possession: Possession }
  | { kind: 'is'; condition: Exclude<Condition, 'trashed'> }
  | { kind: 'added'; range: DateRange }
  | { kind: 'ids'; ids: string[] }
  | { kind: 'collections'; slugs: string[] }
  | { kind: 'tagged'; termIds: string[]; not: boolean }
  /** Any of `scheme:code`. */
  | { kind: 'levelled'; levels: string[] }
  | { kind: 'year'; range: YearRange }
  | { kind: 'types'; types: string[] };

/** Conditions of each facet apart, so that it can be counted without its own. */
export type FilterConditions = {
  always: FilterCondition[];
  /** By `term facet slug`, `year`, `level`, `type`. */
  own: Map<string, FilterCondition[]>;
};

export function filterConditions(filters: CitationFilters, terms: FilterTerms): FilterConditions {
  const query = queryOf(filters, terms);
  const always: FilterCondition[] = [
    { kind: 'state', trashed: asksForTrash(filters) },
    ...(query ? [{ kind: 'query' as const, query }] : []),
    ...filters.has.map((possession) => ({ kind: 'has' as const, possession })),
    ...filters.is.flatMap((condition) => (condition === 'trashed' ? [] : [{ kind: 'is' as const, condition }])),
    ...(filters.added ? [{ kind: 'added' as const, range: filters.added }] : []),
    ...(filters.ids.length > 0 ? [{ kind: 'ids' as const, ids: filters.ids }] : []),
    ...(filters.collections.length > 0 ? [{ kind: 'collections' as const, slugs: filters.collections }] : []),
    ...(hasStatus(filters) ? [] : [{ kind: 'nothing' as const }]),
  ];
  const own: FilterConditions['own'] = new Map();
  const add = (facet: string | null, condition: FilterCondition) => {
    if (facet === null) always.push(condition);
    else own.set(facet, [...(own.get(facet) ?? []), condition]);
  };
  const below = (refs: string[]) => [...new Set(refs.flatMap((ref) => terms.idsBelow(ref)))];
  for (const refs of filters.tags) add(facetOf(refs), { kind: 'tagged', termIds: below(refs), not: false });
  for (const ref of filters.not) add(facetOf([ref]), { kind: 'tagged', termIds: below([ref]), not: true });
  for (const levels of filters.levels) add('level', { kind: 'levelled', levels });
  if (filters.year) add('year', { kind: 'year', range: filters.year });
  if (filters.types.length > 0) add('type', { kind: 'types', types: filters.types });
  return { always, own };
}

/** The trash is a list apart: nothing else shows what is in it. */
function asksForTrash({ is, statuses }: CitationFilters): boolean {
  return is.includes('trashed') || (statuses.includes('trashed') && !statuses.includes('active'));
}

// Only findings and claims are reviewed; a citation is active or in the trash.
function hasStatus(filters: CitationFilters): boolean {
  return filters.statuses.length === 0 || filters.statuses.includes(asksForTrash(filters) ? 'trashed' : 'active');
}

// A group over several facets is nobody's own.
function facetOf(refs: string[]): string | null {
  const facets = new Set(refs.map((ref) => ref.split(':')[0]));
  const [facet] = facets;
  return facets.size === 1 && facet ? `term ${facet}` : null;
}
