import type { ComponentProps } from 'react';
import { ButtonFace, type ButtonLook } from './button.tsx';
import { classNames } from './class-names.ts';

type Props = ComponentProps<'a'> & ButtonLook & { href: string };

/** A link that looks like a button: it goes somewhere, it does nothing. Loads softly unless it downloads or opens elsewhere. */
export function LinkButton({ variant, size, icon, iconOnly, hotkey, className, children, ...rest }: Props) {
  const soft = !rest.download && !rest.target;
  return (
    <a
      className={classNames('button', className)}
      data-variant={variant}
      data-size={size}
      data-icon-only={iconOnly || undefined}
      data-key={hotkey}
      data-soft={soft || undefined}
      aria-keyshortcuts={hotkey}
      {...rest}
    >
      <ButtonFace icon={icon} iconOnly={iconOnly}>
        {children}
      </ButtonFace>
    </a>
  );
}
