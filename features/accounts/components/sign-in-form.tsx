import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import { signInAction } from '../actions.ts';

/** E-mail and password; leads to `next` afterwards. */
export function SignInForm({ next }: { next: string }) {
  return (
    <ActionForm action={signInAction}>
      <input type="hidden" name="next" value={next} />
      <TextField label="E-mail" name="email" type="email" autoComplete="username" required autoFocus />
      <TextField label="Password" name="password" type="password" autoComplete="current-password" required />
      <SubmitButton icon="log-in">Sign in</SubmitButton>
    </ActionForm>
  );
}
