import type { SearchParameters } from '#features/citations/filter-parameters.ts';
import { parseFilters } from '#features/citations/filters.ts';
import { listState } from '#features/citations/queries/list-state.ts';
import { settle } from '#features/citations/queries/settle.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { Fault } from '#lib/problem.ts';
import { type FindingFilters, parseFindingFilters } from '../filters.ts';
import { nameIn } from '../resolve-terms.ts';
import { countFindings, type FindingCounts } from './count-findings.ts';
import { type FindingPage, listFindings } from './list-findings.ts';

/** Everything the page of the findings shows. */
export type FindingsPage = {
  filters: FindingFilters;
  /** What of the address could not be read. */
  faults: readonly Fault[];
  page: FindingPage | null;
  /** Null when counting took too long. */
  counts: FindingCounts | null;
  /** Why there is no page: the search took too long, the cursor was of another order. */
  failure: string | null;
  nameOf: (value: string) => string;
};

export async function findFindingsPage(viewer: LibraryActor, parameters: SearchParameters): Promise<FindingsPage> {
  const state = await listState(viewer, parseFilters(parameters).filters);
  const { filters, faults } = parseFindingFilters(parameters, state.terms);
  const [listed, counted] = await Promise.all([
    settle(listFindings(viewer, filters, state)),
    settle(countFindings(viewer, filters, state)),
  ]);
  return {
    ...{ filters, faults, page: listed.value, counts: counted.value, failure: listed.problem },
    nameOf: nameIn(state.vocabulary),
  };
}
