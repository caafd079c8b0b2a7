'use client';

import { ActionForm } from '#components/action-form.tsx';
import type { Choice } from '#components/choice.ts';
import { Combobox } from '#components/combobox.tsx';
import { SelectField } from '#components/select-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import type { FormState } from '#lib/form-action.ts';
import { linkRelations, linkRelationTable } from '../link-relation.ts';

type Props = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  search: (typed: string) => Promise<Choice[]>;
  /** The claim is out of its author's hands: the link is proposed. */
  proposes: boolean;
};

const options = linkRelations.map((relation) => ({
  value: relation,
  label: `${relation}: ${linkRelationTable[relation].meaning}`,
}));

/** Links a finding or a citation; without script by its address, citation key, DOI or PMID. */
export function LinkForm({ action, search, proposes }: Props) {
  return (
    <ActionForm action={action} resetWhenDone aria-label="Link evidence">
      <Combobox
        label="Finding or citation"
        hint="Type a compound, target, author or title; or paste an address, citation key, DOI or PMID."
        name="target"
        pointer="/target"
        load={search}
        create={(typed) => (/^\S{4,}$/.test(typed) ? { value: typed, label: typed, kind: 'Named' } : null)}
      />
      <SelectField label="What it says about the claim" name="relation" options={options} />
      <TextField label="Note" name="note" hint="A few words: what is measured, in whom." optional maxLength={500} />
      <p>
        <SubmitButton variant="plain" icon="link">
          {proposes ? 'Propose the link' : 'Link it'}
        </SubmitButton>
      </p>
    </ActionForm>
  );
}
