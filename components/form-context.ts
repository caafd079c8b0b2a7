'use client';

import { createContext, useContext, useId } from 'react';
import type { FormState } from '#lib/form-action.ts';

type FormContextValue = {
  state: FormState;
  pending: boolean;
  /** The `value` of the button that sent the form. */
  sentBy: string | null;
  /** Makes ids unique where two forms share a page. */
  prefix: string;
};

export const FormContext = createContext<FormContextValue | null>(null);

/** JSON pointer of a field's name: `csl.DOI` → `/csl/DOI`. */
function pointerOfName(name: string): string {
  return `/${name.replaceAll('.', '/')}`;
}

/** The element id of the field a JSON pointer is about. */
export function fieldId(prefix: string, pointer: string): string {
  return `${prefix}${pointer.replaceAll(/[^A-Za-z0-9]+/g, '-')}`;
}

export type FieldText = {
  label: React.ReactNode;
  hint?: React.ReactNode;
  /** Overrides what the form's state says about this field. */
  error?: string;
  /** JSON pointer of the field's faults, when it isn't the name with dots as slashes. */
  pointer?: string;
  /** Says "optional" beside the label. */
  optional?: boolean;
};

/** Ids, fault and last typed value of a field, from the form around it. */
export function useField(name: string, { error, pointer, hint }: Pick<FieldText, 'error' | 'pointer' | 'hint'>) {
  const form = useContext(FormContext);
  const ownPrefix = useId();
  const at = pointer ?? pointerOfName(name);
  const id = fieldId(form?.prefix ?? ownPrefix, at);
  const fault = error ?? form?.state.problem?.errors?.find((each) => each.pointer === at)?.detail;
  const described = [hint && `${id}-hint`, fault && `${id}-error`].filter(Boolean).join(' ') || undefined;
  return {
    id,
    fault,
    typed: form?.state.values?.[name],
    aria: { 'aria-describedby': described, 'aria-invalid': fault ? true : undefined },
  };
}
