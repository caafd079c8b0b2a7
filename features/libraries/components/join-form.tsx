import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { PersonFields } from '#features/accounts/components/person-fields.tsx';
import { acceptInvitationAction, joinAction } from '../actions.ts';

type Props = { invitation: string; library: string };

/** For who has no account yet. */
export function JoinForm({ invitation, library, email }: Props & { email: string | null }) {
  return (
    <ActionForm action={joinAction}>
      <input type="hidden" name="invitation" value={invitation} />
      <PersonFields fixedEmail={email} />
      <SubmitButton>Join {library}</SubmitButton>
    </ActionForm>
  );
}

/** For who is signed in. */
export function AcceptForm({ invitation, library }: Props) {
  return (
    <ActionForm action={acceptInvitationAction}>
      <input type="hidden" name="invitation" value={invitation} />
      <SubmitButton>Join {library}</SubmitButton>
    </ActionForm>
  );
}
