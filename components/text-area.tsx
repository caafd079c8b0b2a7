'use client';

import type { ComponentProps } from 'react';
import { Field } from './field.tsx';
import { type FieldText, useField } from './form-context.ts';

type Props = FieldText & ComponentProps<'textarea'> & { name: string; code?: boolean; hideLabel?: boolean };

/** Several lines; grows with its text. `code` sets it in monospace. */
export function TextArea({ label, hint, error, pointer, optional, code, hideLabel, ...area }: Props) {
  const { id, fault, typed, aria } = useField(area.name, { error, pointer, hint });
  const start = area.value === undefined ? (typed ?? area.defaultValue) : undefined;
  return (
    <Field {...{ id, label, hint, optional, fault, hideLabel }}>
      <textarea className="input" data-code={code || undefined} id={id} {...aria} {...area} defaultValue={start} />
    </Field>
  );
}
