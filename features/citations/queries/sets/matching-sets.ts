import { type FilterConditions, filterConditions } from '../../filter-conditions.ts';
import type { CitationFilters } from '../../filters.ts';
import type { CitationSet, CitationSets } from '../../sets/citation-sets.ts';
import { citationsWith } from '../../sets/conditions-in-sets.ts';
import type { Passing } from '../../sets/counts-in-sets.ts';
import type { ListState } from '../list-state.ts';
import { askSets } from './ask-sets.ts';
import { currentSets } from './kept-sets.ts';

/** As the library is today, by the sets kept of it; null when none are, or an earlier day is asked for. */
export async function passingNow(
  libraryId: string,
  filters: CitationFilters,
  { terms, moment }: ListState,
): Promise<(Passing & { sets: CitationSets }) | null> {
  const sets = moment ? null : await currentSets(libraryId);
  return sets && { sets, ...(await matchingSets(libraryId, sets, filterConditions(filters, terms))) };
}

/** The citations that pass filters, and those that pass all but one facet's. Asks the database what only it can tell. */
async function matchingSets(
  libraryId: string,
  sets: CitationSets,
  { always, own }: FilterConditions,
): Promise<Passing> {
  const asked = await askSets(libraryId, sets, [...always, ...[...own.values()].flat()]);
  const allOf = (conditions: FilterConditions['always']) =>
    conditions
      .map((condition) => citationsWith(condition, sets, asked))
      .reduce((left, right) => left.new_intersection(right));
  const base = allOf(always);
  const ofFacet = new Map([...own].map(([facet, conditions]) => [facet, allOf(conditions)]));
  const without = (left: string | null): CitationSet =>
    [...ofFacet].reduce(
      (passing, [facet, members]) => (facet === left ? passing : passing.new_intersection(members)),
      base,
    );
  const all = without(null);
  const but = new Map([...own.keys()].map((facet) => [facet, without(facet)]));
  return { all, but: (facet) => but.get(facet) ?? all };
}
