import type { ComponentProps } from 'react';
import { Icon } from './icon.tsx';

type Props = ComponentProps<'details'> & { summary: React.ReactNode };

export function Disclosure({ summary, children, ...rest }: Props) {
  return (
    <details className="disclosure" {...rest}>
      <summary>
        <Icon name="chevron-right" />
        {summary}
      </summary>
      {children}
    </details>
  );
}
