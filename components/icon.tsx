import type { ComponentProps } from 'react';
import type { IconName } from './icon-name.ts';
import sprite from './icons.svg';

type Props = Omit<ComponentProps<'svg'>, 'children' | 'name'> & {
  name: IconName;
  /** Only where no text beside it says the same. */
  label?: string;
};

/** A line icon in the size and colour of its text, out of one cached file. */
export function Icon({ name, label, className, ...rest }: Props) {
  const naming = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true };
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: named by its label, or hidden
    <svg className={className ? `icon ${className}` : 'icon'} {...naming} {...rest}>
      <use href={`${sprite.src}#${name}`} />
    </svg>
  );
}
