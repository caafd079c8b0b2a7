import type { ComponentProps } from 'react';

type Props = ComponentProps<'fieldset'> & { legend: React.ReactNode; hint?: React.ReactNode };

/** A titled part of a long form; its fields share six columns where there is room. */
export function Fieldset({ legend, hint, children, ...rest }: Props) {
  return (
    <fieldset className="fieldset" {...rest}>
      <legend>{legend}</legend>
      {hint && <p className="field-hint">{hint}</p>}
      <div className="fieldset-fields">{children}</div>
    </fieldset>
  );
}
