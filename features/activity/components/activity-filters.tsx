import { Button } from '#components/button.tsx';
import { SelectField } from '#components/select-field.tsx';
import { inWords } from '../changed-fields.ts';
import type { ActivityFilter } from '../filters.ts';

type Props = { filter: ActivityFilter; people: readonly { id: string; name: string }[]; nouns: readonly string[] };

/** A plain form that asks for the narrowed list by its address. */
export function ActivityFilters({ filter, people, nouns }: Props) {
  const who = [{ value: '', label: 'Everyone' }, ...people.map(({ id, name }) => ({ value: id, label: name }))];
  const what = [
    { value: '', label: 'Everything' },
    ...nouns.map((noun) => ({ value: noun, label: capital(inWords(noun)) })),
  ];
  return (
    <form data-soft className="mb-5 flex flex-wrap items-end gap-3">
      <SelectField label="Who" name="person" options={who} defaultValue={filter.person ?? ''} />
      <SelectField label="What" name="verb" options={what} defaultValue={filter.verb ?? ''} />
      <Button type="submit" icon="filter">
        Show
      </Button>
    </form>
  );
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
