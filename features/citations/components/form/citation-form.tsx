'use client';

import { useState } from 'react';
import { ActionForm } from '#components/action-form.tsx';
import { Disclosure } from '#components/disclosure.tsx';
import { Fieldset } from '#components/fieldset.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { SelectField } from '#components/select-field.tsx';
import { SubmitBar } from '#components/submit-bar.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import type { CslItem } from '#lib/csl/item.ts';
import { itemTypes } from '#lib/csl/item-types.ts';
import { isDateVariable, isNameVariable, variables } from '#lib/csl/variables.ts';
import type { FormState } from '#lib/form-action.ts';
import { cslFromForm, formRoles, formVariables } from '../../citation-form.ts';
import { ConflictChooser } from './conflict-chooser.tsx';
import { CreatorsField } from './creators-field.tsx';
import { DuplicateNotice } from './duplicate-notice.tsx';
import { VariableField } from './variable-field.tsx';

type Props = {
  library: string;
  action: (state: FormState, data: FormData) => Promise<FormState>;
  csl: CslItem;
  /** Of the citation being edited; none for a new one. */
  editing?: { id: string; key: string; version: number };
  cancelHref: string;
};

const types = Object.entries(itemTypes).map(([value, label]) => ({ value, label }));

/**
 * All fields of a record's type, its creators in their order, and what else the record has. A change of type shows that type's fields at once and
 * keeps what was typed; without script it does so once saved.
 */
export function CitationForm({ library, action, csl: start, editing, cancelHref }: Props) {
  const [csl, setCsl] = useState(start);
  const changeType = (event: React.ChangeEvent<HTMLSelectElement>) => {
    if (event.target.form) setCsl(cslFromForm(new FormData(event.target.form), csl));
  };
  const { own, others } = formVariables(csl);
  const plain = own.filter((variable) => !isNameVariable(variable) && variable !== 'title');
  const roles = formRoles(csl);
  const [first, ...otherRoles] = roles;
  const usedRoles = otherRoles.filter((role) => csl[role]);
  const unusedRoles = otherRoles.filter((role) => !csl[role]);
  const creators = (role: (typeof roles)[number]) => (
    <CreatorsField key={role} role={role} label={variables[role].label} names={csl[role] ?? []} />
  );
  return (
    <ActionForm action={action} aria-label="Citation">
      {editing && <input type="hidden" name="base" value={JSON.stringify(start)} />}
      {editing && <input type="hidden" name="baseKey" value={editing.key} />}
      {editing && <ConflictChooser version={editing.version} />}
      <DuplicateNotice library={library} />
      <Fieldset legend="What it is">
        <SelectField label="Type" name="type" span={3} options={types} defaultValue={csl.type} onChange={changeType} />
        <VariableField csl={csl} variable="title" />
      </Fieldset>
      <div key={csl.type} className="contents">
        {first && creators(first)}
        {usedRoles.map(creators)}
        {unusedRoles.length > 0 && (
          <Disclosure
            summary={`Other creators: ${unusedRoles.map((role) => variables[role].label.toLowerCase()).join(', ')}`}
          >
            {unusedRoles.map(creators)}
          </Disclosure>
        )}
        <Fieldset legend="Where and when it appeared">
          {plain
            .filter((variable) => !isProse(variable))
            .map((variable) => (
              <VariableField key={variable} csl={csl} variable={variable} />
            ))}
        </Fieldset>
        <Fieldset legend="Text and notes">
          {plain.filter(isProse).map((variable) => (
            <VariableField key={variable} csl={csl} variable={variable} />
          ))}
        </Fieldset>
        {others.length > 0 && (
          <Fieldset legend="Other fields" hint="Not usual for this type; kept all the same.">
            {others.map((variable) => (
              <VariableField key={variable} csl={csl} variable={variable} />
            ))}
          </Fieldset>
        )}
      </div>
      <Fieldset legend="Citation key" hint="How a manuscript names it. It never changes by itself.">
        <TextField label="Key" name="key" optional={!editing} defaultValue={editing?.key ?? ''} spellCheck={false} />
      </Fieldset>
      <SubmitBar>
        <SubmitButton>{editing ? 'Save' : 'Add citation'}</SubmitButton>
        <LinkButton href={cancelHref}>Cancel</LinkButton>
      </SubmitBar>
    </ActionForm>
  );
}

function isProse(variable: keyof typeof variables): boolean {
  return variables[variable].kind === 'long-text' && !isDateVariable(variable);
}
