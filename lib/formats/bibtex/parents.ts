import { inheritCrossref, inheritXdata, type Parent } from './inherit.ts';

// In characters: beyond this nothing more is kept.
const mostHeld = 16_000_000;
// Types that others seldom inherit from; in a small file they may.
const childless =
  /^(?:article|phdthesis|mastersthesis|thesis|techreport|report|online|misc|unpublished|dataset|software|patent|in)/;
const mostHeldOfChildless = 250_000;
const deepest = 5;

/** The entries of a file as far as later ones may inherit from them. */
export class Parents {
  readonly #kept = new Map<string, Parent>();
  #held = 0;

  remember(key: string, { type, fields }: Parent) {
    if (key === '' || (this.#held > mostHeldOfChildless && childless.test(type))) return;
    const inheritable = new Map(
      [...fields].filter(([name]) => name !== 'abstract' && name !== 'file' && !name.startsWith('x-')),
    );
    this.#held += 200 + [...inheritable.values()].reduce((size, { text }) => size + text.length, 0);
    if (this.isFull) return;
    for (const [name, { text, raw, isBare }] of inheritable)
      inheritable.set(name, { text: detached(text), raw: detached(raw), isBare });
    this.#kept.set(detached(key.toLowerCase()), { type, fields: inheritable });
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
      return parent !== undefined && (depth > deepest || this.areThere(needsOf(parent.fields), depth + 1));
    });
  }

  /** A copy of an entry with what it inherits. */
  completed({ type, fields }: Parent, depth = 0): Parent {
    const child = { type, fields: new Map(fields) };
    if (depth > deepest) return child;
    const find = (name: string, inherit: typeof inheritXdata) => {
      for (const key of child.fields.get(name)?.text.split(',') ?? []) {
        const parent = this.#kept.get(key.trim().toLowerCase());
        if (parent) inherit(child, this.completed(parent, depth + 1));
      }
    };
    find('xdata', inheritXdata);
    find('crossref', inheritCrossref);
    return child;
  }
}

/** Keys of the entries that one inherits from. */
export function needsOf(fields: Parent['fields']): string[] {
  const keys = [fields.get('crossref')?.text, ...(fields.get('xdata')?.text.split(',') ?? [])];
  return keys.flatMap((key) => key?.trim() || []);
}

/** A copy: a part of a text would keep the whole text, and in the end the whole file, in memory. */
export function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}
