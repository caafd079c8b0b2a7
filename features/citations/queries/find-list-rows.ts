import type { Taxa } from '#features/vocabulary/taxa.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { type SearchParameters, values } from '../filter-parameters.ts';
import type { FilterTerms } from '../filter-terms.ts';
import { type CitationFilters, parseFilters } from '../filters.ts';
import type { ListView } from '../list-view.ts';
import { resolveFilters } from '../resolve-filters.ts';
import { findListView } from './find-list-view.ts';
import { type CitationPage, listCitations } from './list-citations.ts';
import { listState } from './list-state.ts';

/** A stretch of a list to go on with below the page of `filters`. */
export type ListRows = {
  page: CitationPage;
  filters: CitationFilters;
  view: ListView;
  terms: FilterTerms;
  taxa: Taxa;
};

const rowsAtOnce = 25;

/** The rows behind the cursor `after` of the list an address means. */
export async function findListRows(viewer: LibraryActor, parameters: SearchParameters): Promise<ListRows> {
  const state = await listState(viewer, parseFilters(parameters).filters);
  const { terms, vocabulary } = state;
  const { filters } = resolveFilters(parameters, terms);
  const [after = null] = values(parameters, 'after');
  const [page, view] = await Promise.all([
    listCitations(viewer, { ...filters, cursor: after, limit: rowsAtOnce }, state),
    findListView(viewer),
  ]);
  return { page, filters, view, terms, taxa: vocabulary.taxa };
}
