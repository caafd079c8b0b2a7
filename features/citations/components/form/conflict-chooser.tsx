'use client';

import { useContext } from 'react';
import { DifferenceText } from '#components/difference-text.tsx';
import { FormContext } from '#components/form-context.ts';
import { Notice } from '#components/notice.tsx';
import type { Conflict } from '../../save-conflict.ts';

/** After someone else saved first: each variable both changed, theirs beside mine, one to be kept. Saving again decides. */
export function ConflictChooser({ version }: { version: number }) {
  const problem = useContext(FormContext)?.state.problem;
  const current = problem?.current as { version: number } | undefined;
  const conflicts = (problem?.conflicts ?? []) as Conflict[];
  const keptOfTheirs = (problem?.keptOfTheirs ?? []) as string[];
  return (
    <>
      <input type="hidden" name="version" value={current?.version ?? version} />
      {current && (
        <Notice tone="amber" title="Someone else saved first">
          <p>
            {conflicts.length === 0
              ? 'You changed different fields: save again, and both changes are kept.'
              : 'Choose what to keep where you both changed a field, then save again.'}
            {keptOfTheirs.length > 0 && ` Their change stays in: ${keptOfTheirs.join(', ')}.`}
          </p>
        </Notice>
      )}
      {conflicts.map((conflict) => (
        <ConflictRow key={conflict.variable} {...conflict} />
      ))}
    </>
  );
}

function ConflictRow({ variable, label, base, theirs, mine }: Conflict) {
  const name = `resolve.${variable}`;
  return (
    <fieldset className="field">
      <legend className="field-label">{label}: which one stays?</legend>
      <div className="choices">
        <label className="choice">
          <input type="radio" name={name} value="mine" defaultChecked />
          <span>
            Mine: <DifferenceText before={base} after={mine} />
          </span>
        </label>
        <label className="choice">
          <input type="radio" name={name} value="theirs" />
          <span>
            Theirs: <DifferenceText before={base} after={theirs} />
          </span>
        </label>
      </div>
    </fieldset>
  );
}
