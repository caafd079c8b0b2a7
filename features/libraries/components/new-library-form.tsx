import { ActionForm } from '#components/action-form.tsx';
import { Fieldset } from '#components/fieldset.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TextField } from '#components/text-field.tsx';
import { createLibraryAction } from '../actions.ts';

export function NewLibraryForm() {
  return (
    <ActionForm action={createLibraryAction}>
      <Fieldset legend="New library" hint="You become its owner.">
        <TextField label="Name" name="name" required span={3} />
        <TextField
          label="Address"
          name="slug"
          required
          span={3}
          pattern="[a-z0-9]+(-[a-z0-9]+)*"
          placeholder="lab-notes"
        />
        <TextArea label="Description" name="description" optional />
      </Fieldset>
      <div>
        <SubmitButton variant="plain" icon="plus">
          Create library
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
