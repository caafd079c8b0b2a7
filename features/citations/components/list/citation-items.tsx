import { matchOf } from '#features/search/match-marks.ts';
import type { Taxa } from '#features/vocabulary/taxa.ts';
import { staticMarkup } from '#lib/static-markup.ts';
import { include } from '../../filter-links.ts';
import type { FilterTerms } from '../../filter-terms.ts';
import type { CitationFilters } from '../../filters.ts';
import type { ListView } from '../../list-view.ts';
import type { ListedCitation } from '../../queries/list-citations.ts';
import { CitationItem, type TagLink } from './citation-item.tsx';

type Props = {
  items: readonly ListedCitation[];
  filters: CitationFilters;
  view: ListView;
  terms: FilterTerms;
  taxa: Taxa;
  link: (filters: CitationFilters) => string;
  openLink: (id: string) => string;
  openId: string | null;
  selectable: boolean;
};

/** The rows of a list. */
export function CitationItems(props: Props) {
  const { items, filters, view, terms, taxa, link, openLink, openId, selectable } = props;
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
  return items.map((citation) => (
    <CitationItem
      key={citation.id}
      citation={citation}
      fields={fields}
      href={openLink(citation.id)}
      current={citation.id === openId}
      selectable={selectable}
      isMatch={isMatch}
      taxa={taxa}
      tagLink={tagLink}
    />
  ));
}

/** The same as text, to go on with below a page that is open. */
export function citationItemsMarkup(props: Omit<Props, 'openId'>): string {
  return staticMarkup(<CitationItems {...props} openId={null} />);
}
