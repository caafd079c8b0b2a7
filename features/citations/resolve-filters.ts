import { parseQuery } from '#features/search/parse-query.ts';
import type { Query, QueryFault } from '#features/search/query-tree.ts';
import type { Fault } from '#lib/problem.ts';
import type { SearchParameters } from './filter-parameters.ts';
import type { FilterTerms } from './filter-terms.ts';
import { type CitationFilters, parseFilters } from './filters.ts';

/** Filters in which every term is known and in use, with what could not be read. */
export type ResolvedFilters = { filters: CitationFilters; faults: Fault[]; queryFaults: QueryFault[] };

/** Reads an address against a terms: deprecated terms become their successors, unknown ones are left out and named. */
export function resolveFilters(parameters: SearchParameters, terms: FilterTerms): ResolvedFilters {
  const { filters, faults } = parseFilters(parameters);
  const known = (name: string, refs: string[]): string[] =>
    refs.flatMap((ref) => {
      const term = terms.current(ref);
      if (!term) faults.push({ pointer: `/${name}`, detail: `The vocabulary has no term “${ref}”.` });
      return term ? [term.tag] : [];
    });
  const tags = filters.tags.map((group) => known('tag', group)).filter((group) => group.length > 0);
  const resolved = { ...filters, tags, not: known('not', filters.not) };
  const { faults: queryFaults } = parseQuery(filters.q, terms);
  for (const { start, message, instead } of queryFaults) {
    const meant = instead ? ` Perhaps: ${instead}` : '';
    faults.push({ pointer: '/q', detail: `Character ${start + 1}: ${message}${meant}` });
  }
  return { filters: resolved, faults, queryFaults };
}

/** What the text of the filters asks for; null when it asks for nothing. */
export function queryOf(filters: CitationFilters, terms: FilterTerms): Query | null {
  return parseQuery(filters.q, terms).query;
}
