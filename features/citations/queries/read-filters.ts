import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { invalid } from '#lib/problem.ts';
import type { SearchParameters } from '../filter-parameters.ts';
import { filterTerms } from '../filter-terms.ts';
import type { CitationFilters } from '../filters.ts';
import { type ResolvedFilters, resolveFilters } from '../resolve-filters.ts';

/** For pages: the filters of an address that can be read, and what could not. */
export async function readFilters(viewer: LibraryActor, parameters: SearchParameters): Promise<ResolvedFilters> {
  return resolveFilters(parameters, filterTerms(await loadVocabulary(viewer)));
}

/** For the API: the filters of an address, or a `Problem` that names every fault. */
export async function requireFilters(viewer: LibraryActor, parameters: SearchParameters): Promise<CitationFilters> {
  const { filters, faults } = await readFilters(viewer, parameters);
  if (faults.length > 0) throw invalid(faults[0]?.detail ?? '', faults);
  return filters;
}
