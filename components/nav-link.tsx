'use client';

import { usePathname } from 'next/navigation';
import type { ComponentProps } from 'react';

type Props = ComponentProps<'a'> & {
  href: string;
  /** Current on this address alone, not on those below it. */
  exact?: boolean;
  hotkey?: string;
};

/** A link that knows when it leads to where the reader is. */
export function NavLink({ href, exact, hotkey, ...rest }: Props) {
  const path = usePathname();
  const here = path === href || (!exact && path.startsWith(`${href}/`));
  const current = here ? ({ 'aria-current': 'page', ref: showInBar } as const) : {};
  return <a href={href} data-soft data-key={hotkey} {...current} {...rest} />;
}

/** On a narrow screen the bar scrolls sideways: where the reader is stands in its middle. */
function showInBar(link: HTMLAnchorElement | null): void {
  const bar = link?.parentElement;
  if (!link || !bar || bar.scrollWidth <= bar.clientWidth) return;
  const middle = (element: Element) => {
    const { left, width } = element.getBoundingClientRect();
    return left + width / 2;
  };
  bar.scrollLeft += middle(link) - middle(bar);
}
