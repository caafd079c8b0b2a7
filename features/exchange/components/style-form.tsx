import { Button } from '#components/button.tsx';
import { CheckboxField } from '#components/checkbox-field.tsx';
import { SelectField } from '#components/select-field.tsx';

type Props = {
  styles: readonly { value: string; label: string; group?: string }[];
  locales: readonly { value: string; label: string }[];
  style: string;
  locale: string;
  levels: boolean;
  /** The list filters, kept as they are. */
  filters: URLSearchParams;
};

/** How the bibliography prints: an address, so that it can be sent and kept. */
export function StyleForm({ styles, locales, style, locale, levels, filters }: Props) {
  return (
    <form method="get" className="form print-hidden" data-soft="keep" aria-label="Style">
      {[...filters].map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <SelectField label="Style" name="style" options={styles} defaultValue={style} />
      <SelectField label="Language" name="locale" options={locales} defaultValue={locale} />
      <CheckboxField label="With evidence levels" name="levels" defaultChecked={levels} />
      <p>
        <Button type="submit">Show</Button>
      </p>
    </form>
  );
}
