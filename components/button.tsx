import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-name.ts';

export type ButtonLook = {
  variant?: 'primary' | 'plain' | 'quiet' | 'danger';
  size?: 'small';
  icon?: IconName;
  /** Shows the icon alone; the text becomes its name. */
  iconOnly?: boolean;
  /** The key that presses it, read by the keyboard host. */
  hotkey?: string;
};

type Props = ComponentProps<'button'> & ButtonLook & { pending?: boolean };

export function Button({ variant, size, icon, iconOnly, hotkey, pending, className, children, ...rest }: Props) {
  return (
    <button
      type="button"
      className={classNames('button', className)}
      data-variant={variant}
      data-size={size}
      data-icon-only={iconOnly || undefined}
      data-key={hotkey}
      data-pending={pending || undefined}
      aria-disabled={pending || undefined}
      aria-keyshortcuts={hotkey}
      {...rest}
    >
      <ButtonFace icon={icon} iconOnly={iconOnly} pending={pending}>
        {children}
      </ButtonFace>
    </button>
  );
}

/** What stands inside a button or a link that looks like one. */
export function ButtonFace({
  icon,
  iconOnly,
  pending,
  children,
}: Pick<Props, 'icon' | 'iconOnly' | 'pending' | 'children'>) {
  return (
    <>
      {pending ? <span className="spinner" aria-hidden="true" /> : icon && <Icon name={icon} />}
      {iconOnly ? <span className="sr-only">{children}</span> : children}
    </>
  );
}
