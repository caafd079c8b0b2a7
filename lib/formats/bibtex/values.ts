import type { Entry, Fault, Part } from './entry.ts';

/** A field's text before LaTeX is decoded. `raw`: as it stands in the file, with its delimiters; so does the `name` of a travelling field. */
export type Value = { text: string; raw: string; isBare: boolean; name?: string };

const months: Record<string, string> = {};
for (const month of 'January February March April May June July August September October November December'.split(
  ' ',
)) {
  months[month.slice(0, 3).toLowerCase()] = month;
}

/** The abbreviations of a file: months and its own `@string`s. */
export class Macros {
  #defined = new Map<string, string>();

  define(name: string, text: string) {
    this.#defined.set(name.toLowerCase(), text);
  }

  get(name: string): string | undefined {
    return this.#defined.get(name.toLowerCase()) ?? months[name.toLowerCase()];
  }

  /** Joins the parts of a value; an unknown abbreviation stands for itself and is reported. */
  join(parts: readonly Part[], unknown: (name: string) => void): string {
    const [only] = parts;
    if (parts.length === 1 && only?.kind === 'text') return only.text;
    return parts.map((part) => (part.kind === 'text' ? part.text : this.#bare(part.text, unknown))).join('');
  }

  #bare(word: string, unknown: (name: string) => void): string {
    if (/^\d/.test(word)) return word;
    const text = this.get(word);
    if (text === undefined) unknown(word);
    return text ?? word;
  }
}

/** The fields of an entry by name; of a field that stands twice the first counts, and both are reported. */
export function valuesOf(
  entry: Entry,
  rawText: string,
  macros: Macros,
): { fields: Map<string, Value>; repeated: [string, string][]; faults: Fault[] } {
  const fields = new Map<string, Value>();
  const repeated: [string, string][] = [];
  const faults: Fault[] = [];
  for (const { name, parts, raw, start, valueStart } of entry.fields) {
    const text = macros.join(parts, (word) => {
      faults.push({
        offset: valueStart,
        field: name,
        message: `The abbreviation “${word}” is not defined in this file.`,
      });
    });
    if (fields.has(name)) {
      repeated.push([name, text]);
      faults.push({ offset: start, field: name, message: `The field “${name}” stands here a second time.` });
      continue;
    }
    const value: Value = { text, raw, isBare: parts.every(({ kind }) => kind === 'bare') };
    if (name.startsWith('x-')) value.name = rawText.slice(start, start + name.length);
    fields.set(name, value);
  }
  return { fields, repeated, faults };
}
