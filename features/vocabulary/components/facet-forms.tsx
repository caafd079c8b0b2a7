import { ActionForm } from '#components/action-form.tsx';
import { CheckboxField } from '#components/checkbox-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import type { Facet } from '../vocabulary-tree.ts';
import type { Action } from './term-forms.tsx';

/** A facet of the library's own. */
export function NewFacetForm({ action }: { action: Action }) {
  return (
    <ActionForm action={action} className="form pt-1 pb-5">
      <FacetFields />
      <p>
        <SubmitButton>Add the facet</SubmitButton>
      </p>
    </ActionForm>
  );
}

export function EditFacetForm({ facet, action }: { facet: Facet; action: Action }) {
  return (
    <ActionForm action={action} className="form pt-1 pb-5">
      <input type="hidden" name="version" value={facet.version} />
      <FacetFields facet={facet} />
      <p className="flex flex-wrap gap-2">
        <SubmitButton>Save</SubmitButton>
        <SubmitButton variant="plain" name="move" value="up" icon="arrow-up" formNoValidate>
          Earlier
        </SubmitButton>
        <SubmitButton variant="plain" name="move" value="down" icon="arrow-down" formNoValidate>
          Later
        </SubmitButton>
      </p>
    </ActionForm>
  );
}

function FacetFields({ facet }: { facet?: Facet }) {
  return (
    <>
      <TextField label="Name" name="name" required defaultValue={facet?.name} pointer={facet ? '/name' : '/slug'} />
      <TextField label="Hint" name="hint" optional defaultValue={facet?.hint} />
      <CheckboxField label="Anyone who may tag may add terms" name="open" defaultChecked={facet?.open} />
    </>
  );
}
