'use client';

import { ActionForm } from '#components/action-form.tsx';
import { Fieldset } from '#components/fieldset.tsx';
import { SelectField } from '#components/select-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import { ShownOnce } from '#features/accounts/components/shown-once.tsx';
import { createInvitationAction } from '../actions.ts';
import { roleOptions } from '../role-options.ts';

const lifetimes = [
  { value: '1', label: 'One day' },
  { value: '7', label: 'One week' },
  { value: '30', label: '30 days' },
];

/** Makes an invitation, and shows its link this once. */
export function InvitationForm({ slug }: { slug: string }) {
  return (
    <ActionForm
      action={createInvitationAction.bind(null, slug)}
      resetWhenDone
      done={({ message, data }) => <ShownOnce title={message ?? ''} secret={String(data?.link)} />}
    >
      <Fieldset legend="Invite someone">
        <SelectField label="Role" name="role" options={roleOptions} defaultValue="curator" span={4} />
        <SelectField label="Valid for" name="days" options={lifetimes} defaultValue="7" span={2} />
        <TextField
          label="E-mail"
          name="email"
          type="email"
          optional
          autoComplete="off"
          hint="Then only this address can accept. Nothing is sent: you pass the link on."
        />
      </Fieldset>
      <div>
        <SubmitButton variant="plain" icon="link">
          Make link
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
