import type { LibraryActor } from '#lib/actor.ts';
import { invalid } from '#lib/problem.ts';
import type { SearchParameters } from '../filter-parameters.ts';
import { type CitationFilters, parseFilters } from '../filters.ts';
import { type ResolvedFilters, resolveFilters } from '../resolve-filters.ts';
import { listState } from './list-state.ts';

/** For pages: the filters of an address that can be read, and what could not. */
export async function readFilters(viewer: LibraryActor, parameters: SearchParameters): Promise<ResolvedFilters> {
  const { terms } = await listState(viewer, parseFilters(parameters).filters);
  return resolveFilters(parameters, terms);
}

/** For the API: the filters of an address, or a `Problem` that names every fault. */
export async function requireFilters(viewer: LibraryActor, parameters: SearchParameters): Promise<CitationFilters> {
  const { filters, faults } = await readFilters(viewer, parameters);
  if (faults.length > 0) throw invalid(faults[0]?.detail ?? '', faults);
  return filters;
}
