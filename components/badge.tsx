import type { ComponentProps } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-name.ts';
import type { Tone } from './tone.ts';

type Props = ComponentProps<'span'> & {
  tone?: Tone;
  icon?: IconName;
  /** Dashed: provisional, suggested, not yet reviewed. */
  outline?: boolean;
  /** Draws `value` of `of` bars before the text: a place on an ordered scale. */
  scale?: { value: number; of: number };
};

export function Badge({ tone = 'neutral', icon, outline, scale, className, children, ...rest }: Props) {
  return (
    <span className={classNames('badge', className)} data-tone={tone} data-outline={outline || undefined} {...rest}>
      {icon && <Icon name={icon} />}
      {scale && <Scale {...scale} />}
      {children}
    </span>
  );
}

function Scale({ value, of }: { value: number; of: number }) {
  const bars = Array.from({ length: of }, (_, index) => index);
  return (
    <svg className="badge-scale" viewBox={`0 0 ${of * 3 - 1} 8`} aria-hidden="true">
      {bars.map((bar) => (
        <rect
          key={bar}
          x={bar * 3}
          y={rounded(5 - (bar * 5) / of)}
          width="2"
          height={rounded(3 + (bar * 5) / of)}
          data-empty={bar >= value || undefined}
        />
      ))}
    </svg>
  );
}

function rounded(length: number): number {
  return Math.round(length * 100) / 100;
}
