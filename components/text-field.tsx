'use client';

import type { ComponentProps } from 'react';
import { Field } from './field.tsx';
import { type FieldText, useField } from './form-context.ts';

type Props = FieldText & ComponentProps<'input'> & { name: string; span?: 1 | 2 | 3 | 4; hideLabel?: boolean };

export function TextField({ label, hint, error, pointer, optional, span, hideLabel, ...input }: Props) {
  const { id, fault, typed, aria } = useField(input.name, { error, pointer, hint });
  return (
    <Field {...{ id, label, hint, optional, fault, span, hideLabel }}>
      <input type="text" className="input" id={id} {...aria} {...input} defaultValue={defaultOf(input, typed)} />
    </Field>
  );
}

// A controlled field has no default.
function defaultOf({ value, defaultValue }: Pick<Props, 'value' | 'defaultValue'>, typed?: string) {
  return value === undefined ? (typed ?? defaultValue) : undefined;
}
