import type { FacetCounts } from '../facet-counts.ts';
import type { FilterTerms } from '../filter-terms.ts';
import type { CitationSet, CitationSets } from './citation-sets.ts';

/** Citations that pass all conditions, and those that pass all but a facet's own. */
export type Passing = { all: CitationSet; but: (facet: string) => CitationSet };

/** Counts of every choice: how many of those that pass are in its set. */
export function countInSets(sets: CitationSets, passing: Passing, terms: FilterTerms): FacetCounts {
  const count = (among: CitationSet, of: CitationSet) => among.intersection_size(of);
  const counted = (beginning: string, facet: string) => {
    const among = passing.but(facet);
    return Object.fromEntries(
      [...sets.namesAfter(beginning)]
        .map((name): [string, number] => [name, count(among, sets.get(beginning + name))])
        .filter(([, number]) => number > 0),
    );
  };
  const has = (name: string) => count(passing.all, sets.get(`has ${name}`));
  return {
    total: passing.all.size(),
    terms: termCounts(sets, passing, terms),
    years: counted('year ', 'year'),
    types: counted('type ', 'type'),
    levels: counted('level ', 'level'),
    has: { abstract: has('abstract'), doi: has('doi'), pmid: has('pmid'), file: has('file') },
    is: {
      untagged: passing.all.difference_size(sets.get('tagged')),
      unrated: passing.all.difference_size(sets.get('rated')),
    },
  };
}

function termCounts(sets: CitationSets, passing: Passing, terms: FilterTerms): FacetCounts['terms'] {
  const counts: FacetCounts['terms'] = {};
  for (const { id, tag, facet, below } of terms.all) {
    const among = passing.but(`term ${facet}`);
    const direct = among.intersection_size(sets.get(`term ${id}`));
    const total = below.length > 1 ? among.intersection_size(sets.anyOf(below.map((each) => `term ${each}`))) : direct;
    if (total > 0) counts[tag] = { direct, total };
  }
  return counts;
}
