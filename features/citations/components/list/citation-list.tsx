import { Button } from '#components/button.tsx';
import { countText } from '#components/count.tsx';
import { ItemList } from '#components/item-list.tsx';
import { Pagination } from '#components/pagination.tsx';
import type { Taxa } from '#features/vocabulary/taxa.ts';
import { fromStart } from '../../filter-links.ts';
import type { FilterTerms } from '../../filter-terms.ts';
import type { CitationFilters } from '../../filters.ts';
import type { ListView } from '../../list-view.ts';
import type { CitationPage } from '../../queries/list-citations.ts';
import { CitationItems } from './citation-items.tsx';
import { ContinuedList } from './continued-list.tsx';
import { HiddenFilters } from './hidden-filters.tsx';

type Props = {
  page: CitationPage;
  filters: CitationFilters;
  view: ListView;
  terms: FilterTerms;
  taxa: Taxa;
  path: string;
  link: (filters: CitationFilters) => string;
  openLink: (id: string) => string;
  openId: string | null;
  selectable: boolean;
  /** Where rows behind a cursor come from. */
  rowsAddress: string;
};

/** One page of citations in a form of boxes. Without script its button lists the ticked ones alone, to act on all of those. */
export function CitationList(props: Props) {
  const { page, filters, view, terms, taxa, path, link, openLink, openId, selectable, rowsAddress } = props;
  const density = view.density === 'compact' ? 'compact' : undefined;
  return (
    <form id="selection" method="get" action={path} className="group/selection">
      <HiddenFilters filters={{ ...filters, ids: [] }} except={['id']} />
      {selectable && (
        <Button type="submit" className="m-2 hidden noscript:group-has-[[name=id]:checked]/selection:inline-flex">
          List the ticked ones, to act on them
        </Button>
      )}
      <ItemList aria-label="Citations" density={density}>
        <CitationItems items={page.items} {...{ filters, view, terms, taxa, link, openLink, openId, selectable }} />
      </ItemList>
      <ContinuedList
        next={page.next}
        rows={rowsAddress}
        shown={page.items.length}
        // Of a later page it is not known where it stands.
        total={filters.cursor ? null : page.total}
        density={density}
        openId={openId}
        made={Date.now()}
      >
        {(page.next || filters.cursor) && (
          <Pagination
            firstHref={filters.cursor ? link(fromStart(filters)) : undefined}
            nextHref={page.next ? link({ ...filters, cursor: page.next }) : undefined}
          >
            {countText(page.items.length)} of {countText(page.total)} on this page
          </Pagination>
        )}
      </ContinuedList>
    </form>
  );
}
