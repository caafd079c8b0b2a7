import { countText } from '#components/count.tsx';
import { Icon } from '#components/icon.tsx';
import type { FacetRow } from '../../facet-rows.ts';
import { clear, exclude, include } from '../../filter-links.ts';
import type { CitationFilters } from '../../filters.ts';

type Props = {
  row: FacetRow;
  /** Its facet can be searched within, by synonyms too. */
  searched: boolean;
  filters: CitationFilters;
  link: (filters: CitationFilters) => string;
};

/** A choice in three states: its name includes it, the button behind it excludes it, and either takes itself back. */
export function FacetRowItem({ row, searched, filters, link }: Props) {
  const { choice, label, state, depth, count, synonyms } = row;
  const words = searched && synonyms.length > 0 ? synonyms.join(' ').toLowerCase() : undefined;
  return (
    <li
      className="filter-row"
      data-row={`${choice.kind} ${choice.value}`}
      data-depth={Math.min(depth, 3) || undefined}
      data-state={state ?? undefined}
      data-empty={count === 0 || undefined}
      data-words={words}
    >
      <a
        className="filter-row-name"
        href={link(state ? clear(filters, choice) : include(filters, choice))}
        data-soft="list"
      >
        <span className="filter-row-box" aria-hidden="true">
          {state && <Icon name={state === 'included' ? 'check' : 'minus'} />}
        </span>
        <span className="filter-row-text">
          {state && <span className="sr-only">{state === 'included' ? 'Clear: ' : 'Clear, excluded: '}</span>}
          {label}
        </span>
        <span className="count">{countText(count)}</span>
      </a>
      {choice.kind === 'tag' && state !== 'excluded' && (
        <a
          className="filter-row-exclude"
          href={link(exclude(filters, { ...choice, kind: 'tag' }))}
          data-soft="list"
          aria-label={`Exclude ${label}`}
        >
          −
        </a>
      )}
    </li>
  );
}
