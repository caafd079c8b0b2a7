'use client';

import { ActionForm } from '#components/action-form.tsx';
import { Fieldset } from '#components/fieldset.tsx';
import { SelectField } from '#components/select-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import { createTokenAction } from '../actions.ts';
import { ShownOnce } from './shown-once.tsx';

const scopes = [
  { value: 'read', label: 'read: look and export' },
  { value: 'write', label: 'write: add and edit, as a curator' },
  { value: 'review', label: 'review: as a reviewer' },
  { value: 'admin', label: 'admin: everything you may' },
];
const lifetimes = [
  { value: '30', label: '30 days' },
  { value: '90', label: '90 days' },
  { value: '365', label: 'One year' },
  { value: '', label: 'Never' },
];

/** Makes an API token, and shows it this once. */
export function TokenForm({ libraries }: { libraries: readonly { slug: string; name: string }[] }) {
  const places = [
    { value: '', label: 'All my libraries' },
    ...libraries.map(({ slug, name }) => ({ value: slug, label: name })),
  ];
  return (
    <ActionForm
      action={createTokenAction}
      resetWhenDone
      done={({ message, data }) => <ShownOnce title={message ?? ''} secret={String(data?.token)} />}
    >
      <Fieldset legend="New token">
        <TextField label="Name" name="name" required placeholder="Thesis build" hint="What will use it." span={4} />
        <SelectField
          label="Ends after"
          name="days"
          options={lifetimes}
          defaultValue="90"
          hint="Shorter is safer."
          span={2}
        />
        <SelectField label="Scope" name="scope" options={scopes} defaultValue="read" span={3} />
        <SelectField label="Library" name="library" options={places} span={3} />
      </Fieldset>
      <div>
        <SubmitButton variant="plain" icon="key-round">
          Make token
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
