import type { ComponentProps } from 'react';

type Props = ComponentProps<'div'> & { width?: 'narrow' | 'full' };

/** The measure of an ordinary page: 72 rem, 44 when narrow. */
export function Page({ width, ...rest }: Props) {
  return <div className="page" data-width={width} {...rest} />;
}

type SectionProps = Omit<ComponentProps<'section'>, 'title'> & {
  title: React.ReactNode;
  hint?: React.ReactNode;
  actions?: React.ReactNode;
  /** Title and hint at the left, the rest at the right. */
  split?: boolean;
};

export function Section({ title, hint, actions, split, children, ...rest }: SectionProps) {
  return (
    <section className="section" data-split={split || undefined} {...rest}>
      <div className="section-head">
        <h2>{title}</h2>
        {hint && <p>{hint}</p>}
        {actions}
      </div>
      <div>{children}</div>
    </section>
  );
}
