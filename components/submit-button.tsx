'use client';

import { type ComponentProps, useContext } from 'react';
import { useFormStatus } from 'react-dom';
import { Button } from './button.tsx';
import { FormContext } from './form-context.ts';

/** Sends its form, and shows that it is on its way. */
export function SubmitButton({ variant = 'primary', ...rest }: ComponentProps<typeof Button>) {
  const form = useContext(FormContext);
  const status = useFormStatus();
  const mine = form ? form.pending && (form.sentBy ?? '') === String(rest.value ?? '') : status.pending;
  return <Button type="submit" variant={variant} pending={mine} {...rest} />;
}
