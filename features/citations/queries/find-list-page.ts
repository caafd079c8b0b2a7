import { listCollections } from '#features/collections/queries.ts';
import { quoted } from '#features/search/quoted.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { isId } from '#lib/new-id.ts';
import type { FacetCounts } from '../facet-counts.ts';
import { type ChipGroup, filterChips } from '../filter-chips.ts';
import { type SearchParameters, values } from '../filter-parameters.ts';
import type { FilterTerms } from '../filter-terms.ts';
import { type CitationFilters, parseFilters } from '../filters.ts';
import type { ListView } from '../list-view.ts';
import { type ResolvedFilters, resolveFilters } from '../resolve-filters.ts';
import { countEach } from './count-each.ts';
import { countFacets } from './count-facets.ts';
import { didYouMean, type Meant } from './did-you-mean.ts';
import { findListView } from './find-list-view.ts';
import { type CitationPage, listCitations } from './list-citations.ts';
import { listState } from './list-state.ts';
import { settle } from './settle.ts';

/** Everything the page of the list shows. */
export type ListPage = ResolvedFilters & {
  page: CitationPage | null;
  /** Null when counting took too long. */
  counts: FacetCounts | null;
  /** Why there is no page: the search took too long, the cursor was of another list. */
  failure: string | null;
  view: ListView;
  vocabulary: Vocabulary;
  terms: FilterTerms;
  chips: ChipGroup[];
  /** As choices. */
  collections: { value: string; label: string }[];
  /** When nothing matches: each chip with the number of citations without it. */
  loosened: { label: string; count: number; without: CitationFilters }[];
  /** When nothing matches: the search that was most likely meant. */
  meant: Meant | null;
  openId: string | null;
  /** Slugs of facets that show all they have. */
  more: string[];
};

export async function findListPage(viewer: LibraryActor, parameters: SearchParameters): Promise<ListPage> {
  const state = await listState(viewer, parseFilters(parameters).filters);
  const { vocabulary, terms } = state;
  const resolved = resolveFilters(parameters, terms);
  const { filters } = resolved;
  const [listed, counted, view, collections] = await Promise.all([
    settle(listCitations(viewer, filters, state)),
    settle(countFacets(viewer, filters, state)),
    findListView(viewer),
    listCollections(viewer),
  ]);
  const chips = filterChips(filters, terms.current);
  const page = listed.value;
  const isEmpty = page?.total === 0;
  const [open = ''] = values(parameters, 'open');
  const asked = values(parameters, 'more').flatMap((slugs) => slugs.split(','));
  return {
    ...resolved,
    page,
    counts: counted.value,
    failure: listed.problem,
    view,
    vocabulary,
    terms,
    chips,
    collections: collections.map(({ slug, name }) => ({ value: slug, label: name })),
    loosened: isEmpty ? await loosen(viewer, chips) : [],
    meant: isEmpty ? await meantBy(viewer, filters, vocabulary) : null,
    openId: isId(open) ? open : null,
    more: vocabulary.facets.map(({ slug }) => slug).filter((slug) => asked.includes(slug)),
  };
}

async function meantBy(viewer: LibraryActor, filters: CitationFilters, vocabulary: Vocabulary): Promise<Meant | null> {
  const names = () => [...vocabulary.byId.values()].flatMap(({ name, synonyms }) => [name, ...synonyms]);
  return (await settle(didYouMean(viewer, filters, names))).value;
}

async function loosen(viewer: LibraryActor, chips: ChipGroup[]): Promise<ListPage['loosened']> {
  const single = chips.flat();
  const counts = await countEach(
    viewer,
    single.map(({ without }) => without),
  );
  return single.slice(0, counts.length).map(({ kind, label, excluded, without }, index) => ({
    label: excluded ? `not ${label}` : kind === 'Search' ? quoted(label) : label,
    count: counts[index] ?? 0,
    without,
  }));
}
