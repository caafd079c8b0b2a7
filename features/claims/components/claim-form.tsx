'use client';

import { ActionForm } from '#components/action-form.tsx';
import { Fieldset } from '#components/fieldset.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { SelectField, type SelectOption } from '#components/select-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TextField } from '#components/text-field.tsx';
import type { FormState } from '#lib/form-action.ts';
import type { ClaimValues } from '../claim-form.ts';
import { verdicts, verdictTable } from '../verdict.ts';

type Props = {
  action: (state: FormState, data: FormData) => Promise<FormState>;
  values: ClaimValues;
  topics: readonly SelectOption[];
  /** A change of what is out of its author's hands: it wants a reason. */
  proposes?: boolean;
  cancelHref: string;
};

const proposed = [
  { value: '', label: 'None yet' },
  ...verdicts.map((value) => ({ value, label: verdictTable[value].name })),
];

/** What a claim says, where it comes from, and what the literature says about it. */
export function ClaimForm({ action, values, topics, proposes, cancelHref }: Props) {
  return (
    <ActionForm action={action} aria-label="Claim">
      <TextArea
        label="Statement"
        hint="In the library’s own words: one thing that can be shown or refuted."
        name="statement"
        pointer="/statement"
        rows={2}
        maxLength={500}
        defaultValue={values.statement}
        required
      />
      <SelectField label="Topic" name="topic" pointer="/topic" options={topics} defaultValue={values.topic} optional />
      <Fieldset legend="Where it is said">
        <TextField
          label="Title"
          name="originTitle"
          pointer="/origin/title"
          span={4}
          defaultValue={values.originTitle}
          optional
        />
        <TextField
          label="Kind"
          name="originKind"
          pointer="/origin/kind"
          span={2}
          placeholder="popular article, label, review"
          defaultValue={values.originKind}
          optional
        />
        <TextField
          label="Heading or page"
          name="originPart"
          pointer="/origin/part"
          span={4}
          defaultValue={values.originPart}
          optional
        />
        <TextField
          label="Seen on"
          name="originSeenOn"
          pointer="/origin/seenOn"
          type="date"
          span={2}
          defaultValue={values.originSeenOn}
          optional
        />
        <TextField
          label="Address"
          name="originAddress"
          pointer="/origin/address"
          type="url"
          defaultValue={values.originAddress}
          optional
        />
      </Fieldset>
      <TextArea
        label="What the literature says"
        hint="A sentence or two for a reader outside the field, with who was studied and how. “No study was found” is an answer."
        name="summary"
        pointer="/summary"
        rows={3}
        maxLength={2000}
        defaultValue={values.summary}
      />
      <TextField
        label="What is missing"
        name="gap"
        pointer="/gap"
        hint="The study that would settle it."
        defaultValue={values.gap}
        optional
      />
      <SelectField
        label="Proposed verdict"
        hint="Your view; somebody else signs one."
        name="proposedVerdict"
        pointer="/proposedVerdict"
        options={proposed}
        defaultValue={values.proposedVerdict}
        optional
      />
      {proposes && (
        <TextArea
          label="Why the change is right"
          name="revisionReason"
          pointer="/reason"
          rows={2}
          maxLength={2000}
          required
        />
      )}
      <p className="flex gap-2">
        <SubmitButton>{proposes ? 'Propose the change' : 'Keep the draft'}</SubmitButton>
        <LinkButton href={cancelHref} variant="quiet">
          Cancel
        </LinkButton>
      </p>
    </ActionForm>
  );
}
