import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';

type TableProps = ComponentProps<'table'> & { caption: React.ReactNode; hideCaption?: boolean };

/** A data table; scrolls sideways by itself on a narrow screen. */
export function Table({ caption, hideCaption, children, ...rest }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-frame" tabIndex={0} aria-label={typeof caption === 'string' ? caption : undefined}>
      <table className="table" {...rest}>
        <caption className={hideCaption ? 'sr-only' : undefined}>{caption}</caption>
        {children}
      </table>
    </section>
  );
}

type HeadProps = ComponentProps<'th'> & {
  end?: boolean;
  /** Where this column's sort is one click away, and how it stands now. */
  sortHref?: string;
  sorted?: 'ascending' | 'descending';
};

export function ColumnHead({ end, sortHref, sorted, children, ...rest }: HeadProps) {
  return (
    <th scope="col" data-align={end ? 'end' : undefined} aria-sort={sorted} {...rest}>
      {sortHref ? (
        <a href={sortHref} data-soft="list" rel="nofollow">
          {children}
          {sorted && <Icon name={sorted === 'ascending' ? 'arrow-up' : 'arrow-down'} />}
        </a>
      ) : (
        children
      )}
    </th>
  );
}

export function Cell({ end, ...rest }: ComponentProps<'td'> & { end?: boolean }) {
  return <td data-align={end ? 'end' : undefined} {...rest} />;
}
