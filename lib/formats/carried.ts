import type { CslItem } from '#lib/csl/item.ts';
import type { Carried, CarriedLevel, ExportRecord } from './format.ts';

/*
 * What a format has no place of its own for travels in named fields: `x-csl-<variable>` a CSL variable, `x-speciosa-level` and
 * `x-speciosa-note` our own data, `x-<format>-<tag>` what another format had and CSL has not (kept in `custom` under that name).
 * Tags travel among the keywords as `facet:term`.
 */
export type Extra = [name: string, text: string];

const tagForm = /^[a-z0-9]+(?:-[a-z0-9]+)*:[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const extraName = /^x-[a-z]+-[A-Za-z0-9_.-]+$/;

/** Sorts our tags from everybody's keywords. */
export function sortKeywords(all: readonly string[]): { tags: string[]; keywords: string[] } {
  if (all.length === 0) return { tags: [], keywords: [] };
  const unique = [...new Set(all.map((keyword) => keyword.trim()).filter(Boolean))];
  return { tags: unique.filter((word) => tagForm.test(word)), keywords: unique.filter((word) => !tagForm.test(word)) };
}

export function printLevel({ scheme, version, code, question }: CarriedLevel): string {
  return [scheme, version, code, question].filter(Boolean).join(':');
}

export function parseLevel(text: string): CarriedLevel | null {
  const [, scheme, version, code, question] = /^([^:]+):([^:]+):([^:]+)(?::(.+))?$/s.exec(text) ?? [];
  return scheme && version && code ? { scheme, version, code, ...(question && { question }) } : null;
}

/** What a format's own fields say of a record: the values written for each variable, and which of them say all. */
export type Expressed = { written: (variable: string) => string[]; isWhole: (variable: string) => boolean };

/**
 * Everything of a record that the format's own fields do not give back as it is. A `custom` entry named `x-<native>-…` is the
 * format's own and left to its writer.
 */
export function extrasOf({ csl, levels, notes }: ExportRecord, native: string, expressed: Expressed): Extra[] {
  const extras: Extra[] = [];
  for (const [variable, value] of Object.entries(csl)) {
    if (variable === 'id' || variable === 'custom' || value === undefined || value === null) continue;
    if (expressed.isWhole(variable)) continue;
    const written = variable === 'type' ? [] : expressed.written(variable);
    const text = written.length > 0 ? `${JSON.stringify(value)} #${fingerprint(written)}` : printValue(value);
    extras.push([`x-csl-${variable}`, text]);
  }
  const others: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(csl.custom ?? {})) {
    if (!isGuest(name, value)) others[name] = value;
    else if (!name.startsWith(`x-${native}-`)) for (const each of listOf(value)) extras.push([name, printValue(each)]);
  }
  if (Object.keys(others).length > 0) extras.push(['x-csl-custom', JSON.stringify(others)]);
  for (const level of levels ?? []) extras.push(['x-speciosa-level', printLevel(level)]);
  for (const note of notes ?? []) extras.push(['x-speciosa-note', printValue(note)]);
  return extras;
}

/** Whether an entry of `custom` is another format's field, with one text or several. */
export function isGuest(name: string, value: unknown): boolean {
  if (!extraName.test(name) || /^x-(?:csl|speciosa)-/.test(name)) return false;
  return (
    typeof value === 'string' ||
    (Array.isArray(value) && value.length > 1 && value.every((each) => typeof each === 'string'))
  );
}

/** Tells whether another program has changed the fields a value was written to; blank space does not count. */
export function fingerprint(values: readonly string[]): string {
  const text = [...values]
    .map((value) => value.replace(/[\s{}"]+/g, ''))
    .sort()
    .join('|');
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(36);
}

/** A value of `custom` as the list it is or stands for. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

// Text stands as it is, unless a line-based format or the reading below would change it; then, and for the rest, JSON.
export function printValue(value: unknown): string {
  const isPlain =
    typeof value === 'string' && !/^["[{\d\s-]|[\r\n\t]|\s$|\s\s| #[0-9a-z]{1,7}$|^(?:true|false|null)$|^$/.test(value);
  return isPlain ? value : JSON.stringify(value);
}

function parseValue(text: string): unknown {
  if (!/^["[{\d-]|^(?:true|false|null)$/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/**
 * Puts a travelled field back in its place; false when its name is none of ours. `written` gives the values that stand in the
 * file for a variable.
 */
export function takeExtra(
  [name, text]: Extra,
  csl: CslItem,
  carried: Carried,
  written: (variable: string) => string[],
): boolean {
  if (!extraName.test(name)) return false;
  const [, marked, mark] = /^(.*) #([0-9a-z]{1,7})$/s.exec(text.trim()) ?? [];
  const isMarked = mark !== undefined && name.startsWith('x-csl-');
  const value = parseValue(isMarked ? (marked ?? '') : text.trim());
  if (name === 'x-speciosa-note') carried.notes.push(String(value));
  else if (name === 'x-speciosa-level') takeLevel(String(value), csl, carried);
  else if (name === 'x-csl-custom' && isRecord(value)) csl.custom = { ...value, ...csl.custom };
  else if (name.startsWith('x-csl-'))
    takeVariable(name.slice(6), value, csl, isMarked && mark === fingerprint(written(name.slice(6))));
  else keepCustom(csl, name, String(value));
  return true;
}

function takeLevel(text: string, csl: CslItem, carried: Carried) {
  const level = parseLevel(text);
  if (level) carried.levels.push(level);
  else keepCustom(csl, 'x-level-unread', text);
}

// A program that knows only the format's own field may have changed it since: then that field is the newer. Null stands for a
// variable that the record never had, though reading its fields makes one.
function takeVariable(variable: string, value: unknown, csl: CslItem, isUnchanged: boolean) {
  if (variable === '__proto__' || variable === 'custom') return;
  if (value === null) {
    if (isUnchanged) delete csl[variable];
  } else if (isUnchanged || csl[variable] === undefined || variable === 'type') csl[variable] = value;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Keeps a value that has no CSL variable; several under one name become a list. */
export function keepCustom(csl: CslItem, name: string, value: unknown) {
  csl.custom ??= {};
  const held = Object.hasOwn(csl.custom, name) ? csl.custom[name] : undefined;
  csl.custom[name] = held === undefined ? value : [...listOf(held), value];
}

/** Whether two values of a variable say the same; a number and its digits do. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((each, at) => sameValue(each, b[at]));
  if (isRecord(a) && isRecord(b)) {
    const keys = Object.keys(a).filter((key) => a[key] !== undefined);
    const others = Object.keys(b).filter((key) => b[key] !== undefined);
    return keys.length === others.length && keys.every((key) => sameValue(a[key], b[key]));
  }
  return typeof a !== 'object' && typeof b !== 'object' && String(a) === String(b);
}
