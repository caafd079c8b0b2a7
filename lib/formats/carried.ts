import { printEdtf } from '#lib/csl/date.ts';
import type { CslDate, CslItem, CslName } from '#lib/csl/item.ts';
import { invertedName } from '#lib/csl/name.ts';
import { isDateVariable, isNameVariable } from '#lib/csl/variables.ts';
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

/**
 * Everything of a record that `isExpressed` says the format's own fields do not give back as it is. A `custom` entry named
 * `x-<native>-…` is the format's own and left to its writer.
 */
export function extrasOf(
  { csl, levels, notes }: ExportRecord,
  native: string,
  isExpressed: (variable: string, value: unknown) => boolean,
): Extra[] {
  const extras: Extra[] = [];
  for (const [variable, value] of Object.entries(csl)) {
    if (variable === 'id' || variable === 'custom' || value === undefined || value === null) continue;
    if (!isExpressed(variable, value)) extras.push([`x-csl-${variable}`, printValue(value)]);
  }
  const others: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(csl.custom ?? {})) {
    if (!extraName.test(name) || /^x-(?:csl|speciosa)-/.test(name)) others[name] = value;
    else if (!name.startsWith(`x-${native}-`)) for (const each of listOf(value)) extras.push([name, printValue(each)]);
  }
  if (Object.keys(others).length > 0) extras.push(['x-csl-custom', JSON.stringify(others)]);
  for (const level of levels ?? []) extras.push(['x-speciosa-level', printLevel(level)]);
  for (const note of notes ?? []) extras.push(['x-speciosa-note', printValue(note)]);
  return extras;
}

/** A value of `custom` as the list it is or stands for. */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [value];
}

// Text stands as it is, unless a line-based format or the reading below would change it; then, and for the rest, JSON.
function printValue(value: unknown): string {
  if (typeof value !== 'string' || /^["[{\d\s]|[\r\n]|\s$|^(?:true|false|null)$|^$/.test(value))
    return JSON.stringify(value);
  return value;
}

function parseValue(text: string): unknown {
  if (!/^["[{\d-]|^(?:true|false|null)$/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** Puts a travelled field back in its place; false when its name is none of ours. */
export function takeExtra([name, text]: Extra, csl: CslItem, carried: Carried): boolean {
  if (!extraName.test(name)) return false;
  const value = parseValue(text.trim());
  if (name === 'x-speciosa-note') carried.notes.push(String(value));
  else if (name === 'x-speciosa-level') takeLevel(String(value), csl, carried);
  else if (name === 'x-csl-custom' && isRecord(value)) csl.custom = { ...value, ...csl.custom };
  else if (name.startsWith('x-csl-')) takeVariable(name.slice(6), value, csl);
  else keepCustom(csl, name, value);
  return true;
}

function takeLevel(text: string, csl: CslItem, carried: Carried) {
  const level = parseLevel(text);
  if (level) carried.levels.push(level);
  else keepCustom(csl, 'x-level-unread', text);
}

// A program that knows only the format's own field may have changed it since: then that field is the newer.
function takeVariable(variable: string, value: unknown, csl: CslItem) {
  const held = csl[variable];
  if (variable === '__proto__') return;
  if (held === undefined || (variable === 'type' && typeof value === 'string') || looksSame(variable, held, value)) {
    csl[variable] = value;
  }
}

function looksSame(variable: string, held: unknown, value: unknown): boolean {
  return shown(variable, held) === shown(variable, value);
}

function shown(variable: string, value: unknown): string {
  if (isNameVariable(variable) && Array.isArray(value)) {
    return value.map((name: CslName) => fold(invertedName(name))).join(';');
  }
  if (isDateVariable(variable) && isRecord(value)) {
    const date = value as CslDate;
    return fold(printEdtf(date)?.replace(/[~?]/g, '') ?? date.literal ?? date.raw ?? '');
  }
  return fold(String(value));
}

const fold = (text: string) => text.replace(/[\s,]+/g, ' ').trim();

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
