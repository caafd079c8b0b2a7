import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { PersonFields } from '#features/accounts/components/person-fields.tsx';
import { setUpInstanceAction } from '../actions.ts';

export function SetUpForm({ ticket }: { ticket: string }) {
  return (
    <ActionForm action={setUpInstanceAction}>
      <input type="hidden" name="ticket" value={ticket} />
      <PersonFields />
      <SubmitButton>Create the owner</SubmitButton>
    </ActionForm>
  );
}
