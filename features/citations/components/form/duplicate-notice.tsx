'use client';

import { useContext } from 'react';
import { CheckboxField } from '#components/checkbox-field.tsx';
import { FormContext } from '#components/form-context.ts';
import { Notice } from '#components/notice.tsx';

/** When another citation has the identifier: the way to it, and, where a library may hold both, saving all the same. */
export function DuplicateNotice({ library }: { library: string }) {
  const problem = useContext(FormContext)?.state.problem;
  const existing = problem?.existing as { id: string; key: string; title: string } | undefined;
  if (!existing) return null;
  return (
    <Notice tone="amber" title={`The library has this ${String(problem?.by)} already`}>
      <p>
        <a href={`/${library}/citations/${existing.id}`}>{existing.title || existing.key}</a> ({existing.key})
      </p>
      {problem?.isAllowed === true && (
        <CheckboxField name="allowDuplicate" label="They are two works: save all the same" />
      )}
    </Notice>
  );
}
