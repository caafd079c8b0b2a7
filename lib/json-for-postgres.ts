import { storable } from './storable-text.ts';

/** JSON as Postgres takes it, which holds neither NUL nor half a surrogate pair in text. */
export function jsonForPostgres(value: unknown): string {
  const text = JSON.stringify(value);
  // JSON writes both as escapes; a backslash that was there before looks alike, and costs no more than the long way.
  if (!/\\u(?:0000|d[89a-f])/i.test(text)) return text;
  return JSON.stringify(value, (_name, item) => cleaned(item));
}

function cleaned(item: unknown): unknown {
  if (typeof item === 'string') return storable(item);
  if (item === null || typeof item !== 'object' || Array.isArray(item)) return item;
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [storable(name), value]));
}
