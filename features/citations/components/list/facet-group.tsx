import { Icon } from '#components/icon.tsx';
import type { FacetRow } from '../../facet-rows.ts';
import type { CitationFilters } from '../../filters.ts';
import { FacetRowItem } from './facet-row.tsx';

type Props = {
  name: string;
  hint?: string;
  rows: FacetRow[];
  open: boolean;
  filters: CitationFilters;
  link: (filters: CitationFilters) => string;
};

const searchedFrom = 15;

/** One facet: its choices as a tree with counts. With many, the most frequent are shown and the rest is one click or a few letters away. */
export function FacetGroup({ name, hint, rows, open, filters, link }: Props) {
  if (rows.length === 0) return null;
  const chosen = rows.filter(({ state }) => state).length;
  const hidden = rows.filter(({ minor }) => minor).length;
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
        {rows.length >= searchedFrom && (
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
        <ul aria-label={name}>
          {rows.map((row) => (
            <FacetRowItem
              key={`${row.choice.kind} ${row.choice.value}`}
              row={row}
              searched={rows.length >= searchedFrom}
              filters={filters}
              link={link}
            />
          ))}
        </ul>
        {hidden > 0 && (
          <details className="filter-more group/more px-4 pt-1">
            <summary className="inline-flex items-center gap-1 text-xs text-leaf hover:underline">
              <span className="group-open/more:hidden">Show {hidden} more</span>
              <span className="hidden group-open/more:inline">Show fewer</span>
            </summary>
          </details>
        )}
      </div>
    </details>
  );
}
