import { TextField } from '#components/text-field.tsx';
import { PASSWORD_LENGTH } from '../password-length.ts';

/** What everyone who gets an account says of themselves. A `fixedEmail` is shown, and cannot be changed. */
export function PersonFields({ fixedEmail }: { fixedEmail?: string | null }) {
  return (
    <>
      <TextField label="Name" name="name" autoComplete="name" required hint="As it should stand beside your work." />
      <TextField
        label="E-mail"
        name="email"
        type="email"
        autoComplete="username"
        required
        defaultValue={fixedEmail ?? undefined}
        readOnly={Boolean(fixedEmail)}
      />
      <NewPasswordField />
    </>
  );
}

export function NewPasswordField({ label = 'Password', optional }: { label?: string; optional?: boolean }) {
  return (
    <TextField
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      required={!optional}
      optional={optional}
      minLength={PASSWORD_LENGTH.least}
      maxLength={PASSWORD_LENGTH.most}
      hint={`At least ${PASSWORD_LENGTH.least} characters; a few unrelated words are good.`}
    />
  );
}
