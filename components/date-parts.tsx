'use client';

import { FieldFault } from './field.tsx';
import { type FieldText, useField } from './form-context.ts';

type Props = FieldText & {
  /** The three fields are called `name.year`, `name.month`, `name.day`. */
  name: string;
  defaultValue?: { year?: number; month?: number; day?: number };
};

const months = Array.from({ length: 12 }, (_, index) =>
  new Date(Date.UTC(2024, index, 1)).toLocaleString('en-GB', { month: 'long', timeZone: 'UTC' }),
);

/** A date known to the year, the month or the day. */
export function DateParts({ label, hint, error, pointer, optional, name, defaultValue = {} }: Props) {
  const { id, fault, aria } = useField(name, { error, pointer, hint });
  const year = useField(`${name}.year`, {});
  const month = useField(`${name}.month`, {});
  const day = useField(`${name}.day`, {});
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
      <div className="flex flex-wrap gap-2">
        <input
          className="input max-w-24"
          id={year.id}
          name={`${name}.year`}
          aria-label="Year"
          placeholder="Year"
          inputMode="numeric"
          pattern="-?[0-9]{1,4}"
          maxLength={5}
          defaultValue={year.typed ?? defaultValue.year}
          {...year.aria}
        />
        <select
          className="input max-w-40"
          id={month.id}
          name={`${name}.month`}
          aria-label="Month"
          defaultValue={month.typed ?? defaultValue.month ?? ''}
          {...month.aria}
        >
          <option value="">Month</option>
          {months.map((text, index) => (
            <option key={text} value={index + 1}>
              {text}
            </option>
          ))}
        </select>
        <input
          className="input max-w-20"
          id={day.id}
          name={`${name}.day`}
          aria-label="Day"
          placeholder="Day"
          inputMode="numeric"
          pattern="[0-9]{1,2}"
          maxLength={2}
          defaultValue={day.typed ?? defaultValue.day}
          {...day.aria}
        />
      </div>
      <FieldFault id={id} fault={fault ?? year.fault ?? month.fault ?? day.fault} />
    </fieldset>
  );
}
