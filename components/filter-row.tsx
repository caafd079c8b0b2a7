import { countText } from './count.tsx';
import { Icon } from './icon.tsx';

export type FilterRowProps = {
  /** Plain text, spoken as what can be excluded. */
  name: string;
  /** What is shown, when it is more than the name. */
  children?: React.ReactNode;
  count: number;
  state: 'included' | 'excluded' | null;
  includeHref: string;
  excludeHref: string;
  clearHref: string;
  /** Levels below the facet's first, drawn to three. */
  depth?: number;
};

/** One value of a facet in its three states, each a link: works without script, with the keyboard and by ear. */
export function FilterRow({
  name,
  children,
  count,
  state,
  includeHref,
  excludeHref,
  clearHref,
  depth = 0,
}: FilterRowProps) {
  const excluded = state === 'excluded';
  return (
    <li
      className="filter-row"
      data-state={state ?? undefined}
      data-depth={Math.min(depth, 3)}
      data-empty={count === 0 || undefined}
    >
      <a className="filter-row-name" href={state ? clearHref : includeHref} data-soft="list" rel="nofollow">
        <span className="filter-row-box">{state && <Icon name={excluded ? 'minus' : 'check'} />}</span>
        <span className="sr-only">{state ? 'Clear' : 'Include'}</span>
        <span className="filter-row-text">{children ?? name}</span>
        <span className="count" aria-hidden="true">
          {countText(count)}
        </span>
        <span className="sr-only">{`(${countText(count)})${state ? `, ${state}` : ''}`}</span>
      </a>
      {!excluded && (
        <a className="filter-row-exclude" href={excludeHref} data-soft="list" rel="nofollow" title={`Exclude ${name}`}>
          <Icon name="minus" />
          <span className="sr-only">Exclude {name}</span>
        </a>
      )}
    </li>
  );
}
