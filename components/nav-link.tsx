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
  return <a href={href} data-soft data-key={hotkey} aria-current={here ? 'page' : undefined} {...rest} />;
}
