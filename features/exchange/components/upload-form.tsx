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

// As browsers offer them, those that do not show in a file by themselves.
const encodings = [
  ...[
    { value: '', label: 'Tell by its content' },
    { value: 'utf-8', label: 'Unicode (UTF-8)' },
    { value: 'windows-1252', label: 'Western (Windows-1252)' },
    { value: 'macintosh', label: 'Western (Mac)' },
    { value: 'windows-1250', label: 'Central European (Windows-1250)' },
    { value: 'iso-8859-2', label: 'Central European (ISO 8859-2)' },
  ],
  ...[
    { value: 'windows-1251', label: 'Cyrillic (Windows-1251)' },
    { value: 'koi8-r', label: 'Cyrillic (KOI8-R)' },
    { value: 'windows-1253', label: 'Greek (Windows-1253)' },
    { value: 'windows-1254', label: 'Turkish (Windows-1254)' },
    { value: 'gb18030', label: 'Chinese, simplified (GB 18030)' },
    { value: 'big5', label: 'Chinese, traditional (Big5)' },
    { value: 'shift_jis', label: 'Japanese (Shift JIS)' },
    { value: 'euc-kr', label: 'Korean (EUC-KR)' },
  ],
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
      <div className="grid gap-4 sm:grid-cols-2">
        <SelectField
          label="Format"
          hint="Choose one if it is not recognised."
          name="format"
          options={options}
          defaultValue="auto"
        />
        <SelectField
          label="Encoding"
          hint="Choose one if letters come out wrong in the check."
          name="encoding"
          options={encodings}
          defaultValue=""
        />
      </div>
      <p>
        <SubmitButton icon="clipboard-check">Check the file</SubmitButton>
      </p>
    </ActionForm>
  );
}
