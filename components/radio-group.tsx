'use client';

import { FieldFault } from './field.tsx';
import { type FieldText, useField } from './form-context.ts';

type RadioOption = { value: string; label: React.ReactNode; hint?: React.ReactNode; disabled?: boolean };

type Props = FieldText & {
  name: string;
  options: readonly RadioOption[];
  defaultValue?: string;
  required?: boolean;
  /** Side by side, for few short options. */
  row?: boolean;
  onChange?: (value: string) => void;
};

export function RadioGroup({ label, hint, error, pointer, optional, name, options, row, ...rest }: Props) {
  const { id, fault, typed, aria } = useField(name, { error, pointer, hint });
  return (
    <fieldset className="field" id={id} aria-describedby={aria['aria-describedby']}>
      <legend className="field-label">
        {label}
        {optional && <span className="field-optional">optional</span>}
      </legend>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      <div className="choices" data-row={row || undefined}>
        {options.map((option) => (
          <div className="choice" key={option.value}>
            <input
              type="radio"
              id={`${id}-${option.value}`}
              name={name}
              value={option.value}
              disabled={option.disabled}
              required={rest.required}
              defaultChecked={(typed ?? rest.defaultValue) === option.value}
              onChange={rest.onChange && (() => rest.onChange?.(option.value))}
            />
            <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
            {option.hint && <p className="field-hint">{option.hint}</p>}
          </div>
        ))}
      </div>
      <FieldFault id={id} fault={fault} />
    </fieldset>
  );
}
