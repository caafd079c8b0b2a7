'use client';

import { type ComponentProps, useId } from 'react';
import { TextField } from '#components/text-field.tsx';

type Props = ComponentProps<typeof TextField> & { suggestions: readonly string[] };

/** A text field with words often used; any other may be typed. */
export function SuggestedField({ suggestions, ...field }: Props) {
  const id = useId();
  return (
    <>
      <TextField {...field} list={id} autoComplete="off" />
      <datalist id={id}>
        {suggestions.map((value) => (
          <option key={value} value={value} />
        ))}
      </datalist>
    </>
  );
}
