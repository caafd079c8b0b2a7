'use client';

import { useId } from 'react';
import { ButtonFace, type ButtonLook } from './button.tsx';
import { classNames } from './class-names.ts';

type Props = ButtonLook & {
  label: React.ReactNode;
  align?: 'start' | 'end';
  children: React.ReactNode;
  buttonClass?: string;
  className?: string;
};

/**
 * A button that opens a list of links and buttons: the browser's own popover, so Enter opens, Escape and a click outside close,
 * Tab goes through; arrow keys by the keyboard host.
 */
export function Menu({ label, align, children, buttonClass = 'button', className, ...look }: Props) {
  // Made in the browser's own tree: the server counts anew for each part of a page it sends, and two menus would have one id.
  const id = useId();
  return (
    <div className={classNames('menu', className)}>
      <button
        type="button"
        className={buttonClass}
        popoverTarget={id}
        data-variant={look.variant}
        data-size={look.size}
        data-icon-only={look.iconOnly || undefined}
        data-key={look.hotkey}
      >
        <ButtonFace icon={look.icon} iconOnly={look.iconOnly}>
          {label}
        </ButtonFace>
      </button>
      <div id={id} popover="auto" className="menu-panel" data-align={align} data-menu>
        {children}
      </div>
    </div>
  );
}
