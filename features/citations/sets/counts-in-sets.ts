import type { FacetCounts } from '../facet-counts.ts';
import type { FilterTerms } from '../filter-terms.ts';
import type { CitationSet, CitationSets } from './citation-sets.ts';
import { countAmong } from './count-among.ts';

/** Citations that pass all conditions, and those that pass all but a facet's own. */
export type Passing = { all: CitationSet; but: (facet: string) => CitationSet };

/** Counts of every choice: how many of those that pass are in its set. */
export function countInSets(sets: CitationSets, passing: Passing, terms: FilterTerms): FacetCounts {
  const counters = new Map<CitationSet, ReturnType<typeof countAmong>>();
  const counter = (among: CitationSet) => {
    const known = counters.get(among) ?? countAmong(among);
    counters.set(among, known);
    return known;
  };
  const counted = (beginning: string, facet: string) => {
    const count = counter(passing.but(facet));
    return Object.fromEntries(
      [...sets.namesAfter(beginning)]
        .map((name): [string, number] => [name, count(sets.get(beginning + name))])
        .filter(([, number]) => number > 0),
    );
  };
  const ofAll = counter(passing.all);
  const has = (name: string) => ofAll(sets.get(`has ${name}`));
  const total = passing.all.size();
  return {
    total,
    terms: termCounts(sets, (facet) => counter(passing.but(facet)), terms),
    years: counted('year ', 'year'),
    types: counted('type ', 'type'),
    levels: counted('level ', 'level'),
    has: { abstract: has('abstract'), doi: has('doi'), pmid: has('pmid'), file: has('file') },
    is: {
      untagged: total - ofAll(sets.get('tagged')),
      unrated: total - ofAll(sets.get('rated')),
    },
  };
}

function termCounts(
  sets: CitationSets,
  counter: (facet: string) => ReturnType<typeof countAmong>,
  terms: FilterTerms,
): FacetCounts['terms'] {
  const counts: FacetCounts['terms'] = {};
  for (const { id, tag, facet, below } of terms.all) {
    const count = counter(`term ${facet}`);
    const direct = count(sets.get(`term ${id}`));
    const total = below.length > 1 ? count(sets.anyOf(below.map((each) => `term ${each}`))) : direct;
    if (total > 0) counts[tag] = { direct, total };
  }
  return counts;
}
