'use client';

import type { ComponentProps } from 'react';
import { Field } from './field.tsx';
import { type FieldText, useField } from './form-context.ts';

export type SelectOption = { value: string; label: string; group?: string };

type Props = FieldText &
  Omit<ComponentProps<'select'>, 'children'> & {
    name: string;
    options: readonly SelectOption[];
    span?: 1 | 2 | 3 | 4;
    hideLabel?: boolean;
  };

/** A native select; options that name a `group` stand under it. */
export function SelectField({ label, hint, error, pointer, optional, span, hideLabel, options, ...select }: Props) {
  const { id, fault, typed, aria } = useField(select.name, { error, pointer, hint });
  const start = select.value === undefined ? (typed ?? select.defaultValue) : undefined;
  return (
    <Field {...{ id, label, hint, optional, fault, span, hideLabel }}>
      <select className="input" id={id} {...aria} {...select} defaultValue={start}>
        {[...Map.groupBy(options, (option) => option.group)].map(([group, members]) => {
          const entries = members.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ));
          return group ? (
            <optgroup key={group} label={group}>
              {entries}
            </optgroup>
          ) : (
            entries
          );
        })}
      </select>
    </Field>
  );
}
