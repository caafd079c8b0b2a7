'use client';

import type { ComponentProps } from 'react';
import { FieldFault } from './field.tsx';
import { type FieldText, useField } from './form-context.ts';

type Props = Omit<FieldText, 'optional'> & Omit<ComponentProps<'input'>, 'type'> & { name: string };

export function CheckboxField({ label, hint, error, pointer, ...input }: Props) {
  const { id, fault, aria } = useField(input.name, { error, pointer, hint });
  const own = input.value === undefined ? id : `${id}-${input.value}`;
  return (
    <div className="choice">
      <input type="checkbox" id={own} {...aria} {...input} />
      <label htmlFor={own}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <FieldFault id={id} fault={fault} />
    </div>
  );
}
