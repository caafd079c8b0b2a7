import { Button } from '#components/button.tsx';
import { countText } from '#components/count.tsx';
import { ItemList } from '#components/item-list.tsx';
import { Pagination } from '#components/pagination.tsx';
import { matchOf } from '#features/search/match-marks.ts';
import { fromStart, include } from '../../filter-links.ts';
import type { FilterTerms } from '../../filter-terms.ts';
import type { CitationFilters } from '../../filters.ts';
import type { ListView } from '../../list-view.ts';
import type { CitationPage } from '../../queries/list-citations.ts';
import { CitationItem, type TagLink } from './citation-item.tsx';
import { HiddenFilters } from './hidden-filters.tsx';

type Props = {
  page: CitationPage;
  filters: CitationFilters;
  view: ListView;
  terms: FilterTerms;
  path: string;
  link: (filters: CitationFilters) => string;
  openLink: (id: string) => string;
  openId: string | null;
  selectable: boolean;
};

/** One page of citations in a form of boxes. Without script its button lists the ticked ones alone, to act on all of those. */
export function CitationList({ page, filters, view, terms, path, link, openLink, openId, selectable }: Props) {
  const fields = new Set(view.fields);
  const isMatch = matchOf(filters.q);
  const tagLinks = new Map<string, TagLink>();
  const tagLink = (tag: string): TagLink => {
    const known = tagLinks.get(tag);
    if (known !== undefined) return known;
    const term = terms.current(tag);
    const href = link(include(filters, { kind: 'tag', value: tag }));
    const made = term && { name: term.name, facet: term.facet.name, href };
    tagLinks.set(tag, made);
    return made;
  };
  return (
    <form id="selection" method="get" action={path} className="group/selection">
      <HiddenFilters filters={{ ...filters, ids: [] }} except={['id']} />
      {selectable && (
        <Button type="submit" className="m-2 hidden noscript:group-has-[[name=id]:checked]/selection:inline-flex">
          List the ticked ones, to act on them
        </Button>
      )}
      <ItemList aria-label="Citations" density={view.density === 'compact' ? 'compact' : undefined}>
        {page.items.map((citation) => (
          <CitationItem
            key={citation.id}
            citation={citation}
            fields={fields}
            href={openLink(citation.id)}
            current={citation.id === openId}
            selectable={selectable}
            isMatch={isMatch}
            tagLink={tagLink}
          />
        ))}
      </ItemList>
      {(page.next || filters.cursor) && (
        <Pagination
          firstHref={filters.cursor ? link(fromStart(filters)) : undefined}
          nextHref={page.next ? link({ ...filters, cursor: page.next }) : undefined}
        >
          {countText(page.items.length)} of {countText(page.total)} on this page
        </Pagination>
      )}
    </form>
  );
}
