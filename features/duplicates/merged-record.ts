import { sameJson } from '#features/citations/merge-patch.ts';
import type { CslItem } from '#lib/csl/item.ts';
import type { FieldChoice } from './schema.ts';

export type Side = 'left' | 'right';

/** The fields two records do not agree on, in the order of the first and then of the second. */
export function differingFields(left: CslItem, right: CslItem): string[] {
  const names = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...names].filter((name) => name !== 'id' && !sameJson(left[name], right[name]));
}

/** Whether what both say of a field can stand side by side: words of a list, notes, what formats left over. */
export function canJoin(name: string, left: CslItem, right: CslItem): boolean {
  if (isEmpty(left[name]) || isEmpty(right[name])) return false;
  return name in separators || (name === 'custom' && isObject(left.custom) && isObject(right.custom));
}

/** Where a field comes from when nobody says: both where that loses nothing, the record that stays, or the other where that has nothing. */
export function usualChoice(name: string, left: CslItem, right: CslItem, keep: Side): FieldChoice {
  if (canJoin(name, left, right)) return 'both';
  const [kept, other] = keep === 'left' ? [left, right] : [right, left];
  if (isEmpty(kept[name]) && !isEmpty(other[name])) return keep === 'left' ? 'right' : 'left';
  return keep;
}

/** One record of two, field by field as chosen. */
export function mergedRecord(
  left: CslItem,
  right: CslItem,
  keep: Side,
  choices: Readonly<Record<string, FieldChoice>>,
): CslItem {
  const [kept, other] = keep === 'left' ? [left, right] : [right, left];
  const merged: CslItem = { ...kept };
  for (const name of differingFields(left, right)) {
    const asked = Object.hasOwn(choices, name) ? choices[name] : undefined;
    const choice = asked === 'both' && !canJoin(name, left, right) ? undefined : asked;
    const from = choice ?? usualChoice(name, left, right, keep);
    const value = from === 'both' ? joined(name, kept, other) : (from === 'left' ? left : right)[name];
    if (value === undefined) delete merged[name];
    else Object.assign(merged, { [name]: value });
  }
  if (!merged.type) merged.type = kept.type;
  return merged;
}

/** The record that says more stays, unless the other has what people made of it. */
export function usualWinner(left: Weighed, right: Weighed): Side {
  if (left.followers !== right.followers) return left.followers > right.followers ? 'left' : 'right';
  return fullness(right.csl) > fullness(left.csl) ? 'right' : 'left';
}

export type Weighed = { csl: CslItem; followers: number };

function fullness(csl: CslItem): number {
  const told = Object.keys(csl).filter((name) => name !== 'custom' && !isEmpty(csl[name])).length;
  const isShouting = typeof csl.title === 'string' && csl.title.length > 10 && csl.title === csl.title.toUpperCase();
  return told + (isEmpty(csl.DOI) ? 0 : 2) + (isEmpty(csl.PMID) ? 0 : 1) - (isShouting ? 2 : 0);
}

const separators: Record<string, string> = { keyword: '; ', note: '\n', annote: '\n', ISBN: ' ', ISSN: ' ' };

function joined(name: string, kept: CslItem, other: CslItem): unknown {
  if (name === 'custom') return { ...other.custom, ...kept.custom };
  const separator = separators[name] ?? '; ';
  const parts = [kept, other].flatMap((csl) => split(String(csl[name]), separator));
  const known = new Set<string>();
  return parts
    .filter((part) => {
      const folded = part.toLowerCase();
      const isNew = part !== '' && !known.has(folded);
      known.add(folded);
      return isNew;
    })
    .join(separator);
}

function split(text: string, separator: string): string[] {
  const by = separator === '\n' ? /\n+/ : separator === ' ' ? /[\s,;]+/ : text.includes(';') ? /;/ : /,/;
  return text.split(by).map((part) => part.trim());
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isObject(value: unknown): boolean {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
