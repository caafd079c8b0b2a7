'use client';

import { useContext } from 'react';
import { Disclosure } from '#components/disclosure.tsx';
import { FormContext } from '#components/form-context.ts';
import type { FormValues } from '../../finding-form.ts';

type Props = {
  summary: string;
  values: FormValues;
  /** Fields inside; one that says something, or is at fault, opens it. */
  names: readonly string[];
  /** Where their faults point, when not at their names. */
  pointers?: readonly string[];
  children: React.ReactNode;
};

/** Fields that few papers fill. Folded they are sent like any other, and without script they unfold all the same. */
export function FoldedFields({ summary, values, names, pointers = [], children }: Props) {
  const faults = useContext(FormContext)?.state.problem?.errors ?? [];
  const places = [...names.map((name) => `/${name}`), ...pointers];
  const isFaulty = faults.some(({ pointer }) => places.some((at) => pointer === at || pointer.startsWith(`${at}/`)));
  return (
    <Disclosure summary={summary} open={isFaulty || names.some((name) => values[name])}>
      <div className="fieldset-fields">{children}</div>
    </Disclosure>
  );
}
