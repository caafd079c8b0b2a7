import { storable } from './storable-text.ts';

/** JSON that has been written already by `canonicalJson`, to stand as it is wherever it is part of something larger. */
export class WrittenJson {
  readonly text: string;

  constructor(value: unknown) {
    this.text = canonicalJson(value);
  }

  toJSON(): unknown {
    return JSON.parse(this.text);
  }
}

/**
 * JSON with sorted keys, as jsonb keeps no order, and as Postgres takes it: it holds neither NUL nor half a surrogate pair in text. What is `undefined` is
 * left out; dates become text.
 */
export function canonicalJson(value: unknown): string {
  const text = written(value);
  // JSON writes both as escapes; a backslash that was there before looks alike, and costs no more than the long way.
  return /\\u(?:0000|d[89a-f])/i.test(text) ? written(JSON.parse(text), storable) : text;
}

// By code unit, as `sort` does. Written by hand, for an import hashes tens of thousands of records.
function written(value: unknown, clean?: (text: string) => string): string {
  if (typeof value === 'string') return JSON.stringify(clean ? clean(value) : value);
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (value instanceof WrittenJson) return value.text;
  if (Array.isArray(value)) return `[${value.map((item) => written(item, clean)).join(',')}]`;
  if ('toJSON' in value && typeof value.toJSON === 'function') return written(value.toJSON(), clean);
  let text = '';
  for (const key of Object.keys(value).sort()) {
    const item = (value as Record<string, unknown>)[key];
    if (item === undefined || typeof item === 'function') continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(clean ? clean(key) : key)}:${written(item, clean)}`;
  }
  return `{${text}}`;
}
