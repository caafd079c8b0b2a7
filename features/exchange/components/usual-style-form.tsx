import { ActionForm } from '#components/action-form.tsx';
import { SelectField } from '#components/select-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { updateLibraryAction } from '#features/libraries/actions.ts';

type Choices = readonly { value: string; label: string; group?: string }[];
type Props = {
  library: { slug: string; version: number };
  styles: Choices;
  locales: Choices;
  style: string;
  locale: string;
};

/** What the library's bibliographies start with. */
export function UsualStyleForm({ library, styles, locales, style, locale }: Props) {
  return (
    <ActionForm action={updateLibraryAction.bind(null, library.slug)} aria-label="Bibliographies">
      <input type="hidden" name="version" value={library.version} />
      <SelectField label="Citation style" name="defaultStyle" options={styles} defaultValue={style} />
      <SelectField label="Language" name="defaultLocale" options={locales} defaultValue={locale} />
      <div>
        <SubmitButton variant="plain">Save</SubmitButton>
      </div>
    </ActionForm>
  );
}
