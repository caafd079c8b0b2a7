import { Icon } from '#components/icon.tsx';
import { staticMarkup } from '#lib/static-markup.ts';
import type { FacetRow } from '../../facet-rows.ts';
import type { CitationFilters } from '../../filters.ts';
import { FacetRowItem } from './facet-row.tsx';

type Props = {
  name: string;
  hint?: string;
  rows: FacetRow[];
  open: boolean;
  /** With the less frequent rows too, and the address where that is the other way. */
  whole?: boolean;
  wholeHref?: string;
  filters: CitationFilters;
  link: (filters: CitationFilters) => string;
};

const searchedFrom = 15;

/** One facet: its choices as a tree with counts. With many, the most frequent are shown and the rest is one click or a few letters away. */
export function FacetGroup({ name, hint, rows, open, whole = true, wholeHref, filters, link }: Props) {
  if (rows.length === 0) return null;
  const chosen = rows.filter(({ state }) => state).length;
  const shown = whole ? rows : rows.filter(({ minor }) => !minor);
  const minor = rows.filter((row) => row.minor).length;
  const isSearched = rows.length >= searchedFrom;
  const __html = staticMarkup(
    shown.map((row) => (
      <FacetRowItem
        key={`${row.choice.kind} ${row.choice.value}`}
        row={row}
        searched={isSearched}
        filters={filters}
        link={link}
      />
    )),
  );
  return (
    <details className="filter-group" open={open || chosen > 0} data-facet={name}>
      <summary>
        <Icon name="chevron-right" />
        <span>{name}</span>
        {chosen > 0 && (
          <span className="count">
            {chosen}
            <span className="sr-only"> chosen</span>
          </span>
        )}
      </summary>
      <div className="filter-group-body">
        {isSearched && (
          <div className="px-4 pb-1.5 noscript:hidden">
            <input
              type="search"
              className="input"
              data-facet-search=""
              aria-label={`Find in ${name}`}
              placeholder={`Find in ${name.toLowerCase()}`}
              title={hint}
            />
          </div>
        )}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: our own components, whose texts are escaped */}
        <ul aria-label={name} dangerouslySetInnerHTML={{ __html }} />
        {minor > 0 && wholeHref && (
          <p className="px-4 pt-1">
            <a className="filter-more" href={wholeHref} data-soft="keep" data-whole={whole || undefined} rel="nofollow">
              {whole ? 'Show fewer' : `Show ${minor} more`}
              <span className="sr-only"> of {name}</span>
            </a>
          </p>
        )}
      </div>
    </details>
  );
}
