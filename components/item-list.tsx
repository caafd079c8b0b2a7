import type { ComponentProps } from 'react';
import { staticMarkup } from '#lib/static-markup.ts';

/** A list of works, walked by `j` and `k`. */
export function ItemList({ density, ...rest }: ComponentProps<'ol'> & { density?: 'compact' }) {
  return <ol className="item-list" data-density={density} {...rest} />;
}

type ItemProps = {
  href: string;
  title: React.ReactNode;
  /** The box at the left, or nothing. */
  check?: React.ReactNode;
  current?: boolean;
  /** Lines under the title: creators, where it appeared. */
  lines?: readonly React.ReactNode[];
  /** Badges and tags. */
  marks?: React.ReactNode;
  /** At the right: a year, a date. */
  aside?: React.ReactNode;
  /** `keep` when the item opens beside the list. */
  soft?: 'keep' | '';
};

export function Item({ current, ...parts }: ItemProps) {
  return (
    <li aria-current={current || undefined}>
      <ItemParts {...parts} />
    </li>
  );
}

/** An item of parts that are only read: one text to React. `row` finds it again when the list is drawn anew. */
export function StaticItem({ current, row, ...parts }: ItemProps & { row: string }) {
  const __html = staticMarkup(<ItemParts {...parts} />);
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own components, whose texts are escaped
  return <li aria-current={current || undefined} data-row={row} dangerouslySetInnerHTML={{ __html }} />;
}

function ItemParts({ href, title, check, lines = [], marks, aside, soft = '' }: Omit<ItemProps, 'current'>) {
  return (
    <>
      <div className="pt-0.5">{check}</div>
      <div className="min-w-0">
        <h2 className="item-title">
          <a href={href} data-item data-soft={soft}>
            {title}
          </a>
        </h2>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have nothing but their place
          <p key={index} className="item-line">
            {line}
          </p>
        ))}
        {marks && <div className="item-marks">{marks}</div>}
      </div>
      {aside && <div className="item-aside">{aside}</div>}
    </>
  );
}
