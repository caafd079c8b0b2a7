import { inheritCrossref, inheritXdata, type Parent } from './inherit.ts';
import type { Value } from './values.ts';

// In characters: beyond this nothing more is kept.
const mostHeld = 16_000_000;
// Types that others seldom inherit from; in a small file they may.
const childless =
  /^(?:article|phdthesis|mastersthesis|thesis|techreport|report|online|misc|unpublished|dataset|software|patent|in)/;
const mostHeldOfChildless = 250_000;
const deepest = 5;

/** The entries of a file as far as later ones may inherit from them. */
export class Parents {
  // As text, which takes a third of the memory of its objects, and keeps nothing of the file's.
  readonly #kept = new Map<string, string>();
  #held = 0;

  remember(key: string, { type, fields }: Parent) {
    if (key === '' || (this.#held > mostHeldOfChildless && childless.test(type))) return;
    const isInheritable = (name: string) => name !== 'abstract' && name !== 'file' && !name.startsWith('x-');
    const text = JSON.stringify([type, [...fields].filter(([name]) => isInheritable(name))]);
    this.#held += 200 + text.length;
    if (!this.isFull) this.#kept.set(detached(key.toLowerCase()), text);
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

  #find(key: string): Parent | null {
    const text = this.#kept.get(key.trim().toLowerCase());
    if (text === undefined) return null;
    const [type, fields] = JSON.parse(text) as [string, [string, Value][]];
    return { type, fields: new Map(fields) };
  }

  /** Whether those needed have come, and theirs. */
  areThere(needs: string[], depth = 0): boolean {
    return needs.every((need) => {
      const parent = this.#find(need);
      return parent !== null && (depth > deepest || this.areThere(needsOf(parent.fields), depth + 1));
    });
  }

  /** A copy of an entry with what it inherits. */
  completed({ type, fields }: Parent, depth = 0): Parent {
    const child = { type, fields: new Map(fields) };
    if (depth > deepest) return child;
    const find = (name: string, inherit: typeof inheritXdata) => {
      for (const key of child.fields.get(name)?.text.split(',') ?? []) {
        const parent = this.#find(key);
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
