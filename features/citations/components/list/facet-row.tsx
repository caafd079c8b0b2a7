import { countText } from '#components/count.tsx';
import { Icon } from '#components/icon.tsx';
import type { FacetRow } from '../../facet-rows.ts';
import { clear, exclude, include } from '../../filter-links.ts';
import type { CitationFilters } from '../../filters.ts';

type Props = { row: FacetRow; filters: CitationFilters; link: (filters: CitationFilters) => string };

/** A choice in three states: its name includes it, the button behind it excludes it, and either takes itself back. */
export function FacetRowItem({ row, filters, link }: Props) {
  const { choice, label, state, depth, count, minor, synonyms } = row;
  const included = state === 'included';
  return (
    <li
      className={`filter-row${minor ? ' hidden group-has-[.facet-more[open]]/facet:grid group-data-searching/facet:grid' : ''}`}
      data-depth={Math.min(depth, 3) || undefined}
      data-state={state ?? undefined}
      data-empty={count === 0 || undefined}
      data-words={[label, ...synonyms].join(' ').toLowerCase()}
    >
      <a
        className="filter-row-name"
        href={link(state ? clear(filters, choice) : include(filters, choice))}
        data-soft="list"
        rel="nofollow"
        aria-label={`${state ? 'Clear' : 'Include'} ${label} (${state ? `${state}, ` : ''}${countText(count)})`}
        title={label}
      >
        <span className="filter-row-box" aria-hidden="true">
          {state && <Icon name={included ? 'check' : 'minus'} />}
        </span>
        <span className="filter-row-text">{label}</span>
        <span className="count">{countText(count)}</span>
      </a>
      {choice.kind === 'tag' && state !== 'excluded' && (
        <a
          className="filter-row-exclude"
          href={link(exclude(filters, { ...choice, kind: 'tag' }))}
          data-soft="list"
          rel="nofollow"
          aria-label={`Exclude ${label}`}
          title={`Exclude ${label}`}
        >
          <Icon name="minus" />
        </a>
      )}
    </li>
  );
}
