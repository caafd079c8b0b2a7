import { inheritCrossref, inheritXdata, type Parent } from './inherit.ts';

// In characters: beyond this nothing more is kept.
const mostHeld = 16_000_000;
// Types that others seldom inherit from; in a small file they may.
const childless =
  /^(?:article|phdthesis|mastersthesis|thesis|techreport|report|online|misc|unpublished|dataset|software|patent|in)/;
const mostHeldOfChildless = 250_000;
const deepest = 5;

/** An entry as text, which takes a third of the memory of its objects and keeps nothing of the file's; and what it inherits from itself. */
type Kept = { text: string; needs: string[] };
const none: string[] = [];

/** The entries of a file as far as later ones may inherit from them. */
export class Parents {
  readonly #kept = new Map<string, Kept>();
  #held = 0;

  remember(key: string, { type, fields }: Parent) {
    if (key === '' || (this.#held > mostHeldOfChildless && childless.test(type))) return;
    const inheritable = [...fields].filter(
      ([name]) => name !== 'abstract' && name !== 'file' && !name.startsWith('x-'),
    );
    this.#held += 200 + inheritable.reduce((size, [, { text }]) => size + text.length, 0);
    if (this.isFull) return;
    const values = inheritable.map(([name, { text, raw, isBare }]) => [name, text, raw === text ? null : raw, isBare]);
    const needs = needsOf(fields);
    this.#kept.set(detached(key.toLowerCase()), {
      text: JSON.stringify([type, values]),
      needs: needs.length > 0 ? needs.map(detached) : none,
    });
  }

  /** Counts what waits for its parents, too. */
  hold(size: number) {
    this.#held += size;
  }

  get isFull(): boolean {
    return this.#held >= mostHeld;
  }

  has(key: string): boolean {
    return this.#kept.has(key.toLowerCase());
  }

  /** Whether those needed have come, and theirs. */
  areThere(needs: string[], depth = 0): boolean {
    return needs.every((need) => {
      const parent = this.#kept.get(need.toLowerCase());
      return parent !== undefined && (depth > deepest || this.areThere(parent.needs, depth + 1));
    });
  }

  /** A copy of an entry with what it inherits. */
  completed({ type, fields }: Parent, depth = 0): Parent {
    const child = { type, fields: new Map(fields) };
    if (depth > deepest) return child;
    const find = (name: string, inherit: typeof inheritXdata) => {
      for (const key of child.fields.get(name)?.text.split(',') ?? []) {
        const kept = this.#kept.get(key.trim().toLowerCase());
        if (kept) inherit(child, this.completed(parentOf(kept), depth + 1));
      }
    };
    find('xdata', inheritXdata);
    find('crossref', inheritCrossref);
    return child;
  }
}

function parentOf({ text }: Kept): Parent {
  const [type, values] = JSON.parse(text) as [
    string,
    [name: string, text: string, raw: string | null, isBare: boolean][],
  ];
  return {
    type,
    fields: new Map(values.map(([name, text, raw, isBare]) => [name, { text, raw: raw ?? text, isBare }])),
  };
}

/** Keys of the entries that one inherits from. */
export function needsOf(fields: Parent['fields']): string[] {
  const keys = [fields.get('crossref')?.text, ...(fields.get('xdata')?.text.split(',') ?? [])];
  return keys.flatMap((key) => key?.trim() || []);
}

/** A copy: a part of a text would keep the whole text, and in the end the whole file, in memory. */
function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
