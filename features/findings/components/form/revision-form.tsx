'use client';

import type { ComponentProps } from 'react';
import { ActionForm } from '#components/action-form.tsx';
import { Fieldset } from '#components/fieldset.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { SubmitBar } from '#components/submit-bar.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import type { FormState } from '#lib/form-action.ts';
import { FindingFields } from './finding-fields.tsx';

type Props = Omit<ComponentProps<typeof FindingFields>, 'onPick'> & {
  propose: (state: FormState, data: FormData) => Promise<FormState>;
  cancelHref: string;
};

/** The fields as they stand; what is changed in them becomes a proposal for each field. */
export function RevisionForm({ propose, cancelHref, ...fields }: Props) {
  return (
    <ActionForm action={propose} aria-label="Proposed changes">
      <FindingFields {...fields} />
      <Fieldset legend="Why">
        <TextArea
          name="revisionReason"
          pointer="/reason"
          label="Reason"
          hint="What the paper says, and where."
          rows={3}
          maxLength={2000}
        />
      </Fieldset>
      <SubmitBar>
        <SubmitButton>Propose the changes</SubmitButton>
        <LinkButton href={cancelHref} variant="quiet">
          Cancel
        </LinkButton>
      </SubmitBar>
    </ActionForm>
  );
}
