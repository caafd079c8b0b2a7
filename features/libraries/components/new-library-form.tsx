import { ActionForm } from '#components/action-form.tsx';
import { Fieldset } from '#components/fieldset.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TextField } from '#components/text-field.tsx';
import type { FormState } from '#lib/form-action.ts';

type Props = { action: (state: FormState, data: FormData) => Promise<FormState> };

export function NewLibraryForm({ action }: Props) {
  return (
    <ActionForm action={action}>
      <Fieldset legend="New library" hint="You become its owner. It starts with the vocabulary and no citations.">
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
