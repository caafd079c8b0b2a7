import { ActionForm } from '#components/action-form.tsx';
import { DropZone } from '#components/drop-zone.tsx';
import { SelectField } from '#components/select-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { env } from '#lib/env.ts';
import type { FormState } from '#lib/form-action.ts';
import { formats } from '#lib/formats/formats.ts';

const options = [
  { value: 'auto', label: 'Tell by its content' },
  ...formats.filter(({ read }) => read).map(({ name, label }) => ({ value: name, label })),
];

/** A file by choosing or dropping it, or text by pasting. Nothing is imported before it has been looked at. */
export function UploadForm({ library, outcome }: { library: string; outcome?: FormState }) {
  return (
    <ActionForm action={`/${library}/import/upload`} outcome={outcome} aria-label="Import">
      <DropZone
        label="Bibliography file"
        hint="Drop a file here. It is checked first: you see what is new, duplicate or broken before anything is written."
        name="file"
        maxMegabytes={env().MAX_UPLOAD_MB}
        accept=".bib,.ris,.nbib,.xml,.enw,.json,.csv,.txt,text/plain,application/xml,text/xml,application/json"
        textName="text"
        textLabel="Or paste its text"
      />
      <SelectField label="Format" name="format" options={options} defaultValue="auto" />
      <p>
        <SubmitButton icon="clipboard-check">Check the file</SubmitButton>
      </p>
    </ActionForm>
  );
}
