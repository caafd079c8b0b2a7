import type { SelectOption } from '#components/select-field.tsx';

/** Options of a select for words, with an empty one first. */
export function choices(words: readonly string[], names: Partial<Record<string, string>> = {}): SelectOption[] {
  const options = words.map((value) => ({
    value,
    label: names[value] ?? value.charAt(0).toUpperCase() + value.slice(1),
  }));
  return [{ value: '', label: '–' }, ...options];
}
