import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import { updateAccountAction } from '../actions.ts';

export function ProfileForm({ name, email }: { name: string; email: string }) {
  return (
    <ActionForm action={updateAccountAction}>
      <TextField
        label="Name"
        name="name"
        autoComplete="name"
        required
        defaultValue={name}
        hint="What you did before stays under the name it was done in."
      />
      <TextField label="E-mail" name="email" type="email" readOnly defaultValue={email} hint="You sign in with it." />
      <div>
        <SubmitButton variant="plain">Save</SubmitButton>
      </div>
    </ActionForm>
  );
}
