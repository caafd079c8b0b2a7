import { Button } from '#components/button.tsx';
import { CheckboxField } from '#components/checkbox-field.tsx';
import { HiddenFields } from '#components/hidden-fields.tsx';
import { SelectField } from '#components/select-field.tsx';
import { TextField } from '#components/text-field.tsx';

type Props = {
  styles: readonly { value: string; label: string; group?: string }[];
  locales: readonly { value: string; label: string }[];
  groups: readonly { value: string; label: string }[];
  style: string;
  locale: string;
  group: string;
  levels: boolean;
  /** The day the list is of; null for today. */
  asOf: string | null;
  /** The list filters, kept as they are. */
  filters: URLSearchParams;
};

/** How the bibliography prints: an address, so that it can be sent and kept. */
export function StyleForm({ styles, locales, groups, style, locale, group, levels, asOf, filters }: Props) {
  const others = [...filters].filter(([name]) => name !== 'asOf');
  return (
    <form method="get" className="form print-hidden" data-soft="keep" aria-label="Style">
      <HiddenFields kept={others} />
      <SelectField label="Style" name="style" options={styles} defaultValue={style} />
      <SelectField label="Language" name="locale" options={locales} defaultValue={locale} />
      <SelectField label="Headings" name="group" options={groups} defaultValue={group} />
      <CheckboxField label="With evidence levels" name="levels" defaultChecked={levels} />
      <TextField
        label="As of the end of"
        name="asOf"
        type="date"
        defaultValue={asOf?.slice(0, 10) ?? ''}
        hint="Empty for today."
      />
      <p>
        <Button type="submit">Show</Button>
      </p>
    </form>
  );
}
