import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-name.ts';
import type { Tone } from './tone.ts';

type Props = Omit<ComponentProps<'div'>, 'title'> & { tone?: Tone; title?: React.ReactNode; actions?: React.ReactNode };

const icons: Record<Tone, IconName> = {
  neutral: 'info',
  leaf: 'circle-check',
  vein: 'circle-alert',
  amber: 'triangle-alert',
  sky: 'info',
  plum: 'info',
};

/** Something to know about the page or record it stands in. */
export function Notice({ tone = 'neutral', title, actions, children, ...rest }: Props) {
  return (
    <div className="notice" data-tone={tone} {...rest}>
      <Icon name={icons[tone]} />
      <div>
        {title && <p className="notice-title">{title}</p>}
        {children}
      </div>
      {actions && <div className="notice-actions">{actions}</div>}
    </div>
  );
}
