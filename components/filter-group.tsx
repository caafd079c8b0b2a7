import { Badge } from './badge.tsx';
import { Icon } from './icon.tsx';

type Props = {
  title: string;
  /** How many of its values are set. */
  active?: number;
  open?: boolean;
  children: React.ReactNode;
  /** Below the rows: "All 48 terms", a year range. */
  foot?: React.ReactNode;
};

/** A facet that folds; its children are `FilterRow`s, or anything else when `foot` alone is given. */
export function FilterGroup({ title, active = 0, open, children, foot }: Props) {
  return (
    <details className="filter-group" open={open || active > 0}>
      <summary>
        <Icon name="chevron-right" />
        {title}
        {active > 0 && (
          <Badge tone="leaf">
            {active}
            <span className="sr-only"> set</span>
          </Badge>
        )}
      </summary>
      <div className="filter-group-body">
        <ul>{children}</ul>
        {foot && <div className="px-4 pt-1">{foot}</div>}
      </div>
    </details>
  );
}
