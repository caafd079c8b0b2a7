import { ActionForm } from '#components/action-form.tsx';
import { CheckboxField } from '#components/checkbox-field.tsx';
import { DropZone } from '#components/drop-zone.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { env } from '#lib/env.ts';
import type { FormState } from '#lib/form-action.ts';

/** Takes in the register of Retraction Watch as its CSV. */
export function NoticeImportForm({ library, outcome }: { library: string; outcome?: FormState }) {
  return (
    <ActionForm
      action={`/${library}/retractions/upload`}
      outcome={outcome}
      aria-label="Import retraction notices"
      resetWhenDone
    >
      <DropZone
        label="Retraction Watch CSV"
        hint="Of the register as Crossref publishes it. Every row is kept, so that a paper added later is found too."
        name="file"
        maxMegabytes={env().MAX_UPLOAD_MB}
        accept=".csv,text/csv"
      />
      <CheckboxField label="This is the whole register: take away notices it no longer has" name="whole" />
      <p>
        <SubmitButton icon="file-up">Take in the notices</SubmitButton>
      </p>
    </ActionForm>
  );
}
