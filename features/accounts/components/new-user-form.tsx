import { ActionForm } from '#components/action-form.tsx';
import { CheckboxField } from '#components/checkbox-field.tsx';
import { Fieldset } from '#components/fieldset.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import { createUserAction } from '../actions.ts';
import { NewPasswordField } from './person-fields.tsx';

export function NewUserForm() {
  return (
    <ActionForm action={createUserAction} resetWhenDone>
      <Fieldset legend="Add a person" hint="To invite someone to a library, an owner makes a link in its settings.">
        <TextField label="Name" name="name" required span={3} autoComplete="off" />
        <TextField label="E-mail" name="email" type="email" required span={3} autoComplete="off" />
        <NewPasswordField optional />
        <CheckboxField name="administrator" value="yes" label="Administrator of this instance" />
      </Fieldset>
      <div>
        <SubmitButton variant="plain" icon="plus">
          Add person
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
