import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import { changePasswordAction } from '../actions.ts';
import { NewPasswordField } from './person-fields.tsx';

/** Changes the password, or sets the first of someone who came by a provider. */
export function PasswordForm({ email, hasPassword }: { email: string; hasPassword: boolean }) {
  return (
    <ActionForm action={changePasswordAction} resetWhenDone>
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {hasPassword && (
        <TextField
          label="Current password"
          name="currentPassword"
          type="password"
          autoComplete="current-password"
          required
        />
      )}
      <NewPasswordField label="New password" />
      <div>
        <SubmitButton variant="plain">{hasPassword ? 'Change password' : 'Set password'}</SubmitButton>
      </div>
    </ActionForm>
  );
}
