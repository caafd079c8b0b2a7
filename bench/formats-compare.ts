import { yearOf } from '#lib/csl/date.ts';
import type { CslName } from '#lib/csl/item.ts';
import { fullFamily } from '#lib/csl/name.ts';
import { plainText } from '#lib/csl/rich-text.ts';
import type { ReadRecord } from '#lib/formats/format.ts';

/** What a peer expects of a record, by CSL names; `year` and `_verbatim` are its own. */
export type Expected = Record<string, unknown>;

/** One field that is not as expected. */
export type Miss = { field: string; expected: unknown; got: unknown };

const notCompared = new Set(['type', 'id', 'date']);

/** How many fields of a record are as expected, and those that are not. */
export function compareRecord(expected: Expected, record: ReadRecord | undefined): { fields: number; misses: Miss[] } {
  const names = Object.keys(expected).filter(
    (name) => !notCompared.has(name) && !(name === 'year' && isNoYear(expected)),
  );
  const misses = names
    .filter((name) => !isRight(name, expected[name], record))
    .map((field) => ({ field, expected: expected[field], got: heldIn(field, record) }));
  return { fields: names.length, misses };
}

const isNoYear = ({ year }: Expected) => year === '0000';

function heldIn(field: string, record: ReadRecord | undefined): unknown {
  if (field === 'year') return record?.csl.issued;
  return field === 'keyword' ? record && [...record.keywords, ...record.tags] : record?.csl[field];
}

function isRight(field: string, expected: unknown, record: ReadRecord | undefined): boolean {
  const got = heldIn(field, record);
  if (field === '_verbatim') {
    const all = JSON.stringify([record?.csl, record?.citationKey]);
    return (expected as string[]).every((text) => all.includes(JSON.stringify(text).slice(1, -1)));
  }
  if (got === undefined) return false;
  if (field === 'author' || field === 'editor') return foldNames(expected) === foldNames(got);
  if (field === 'year') return String(yearOf(record?.csl.issued)) === String(Number(expected));
  if (field === 'keyword') return foldList(expected) === foldList(got);
  const text = Array.isArray(expected) ? expected.join(' ') : expected;
  return /^IS[BS]N$/.test(field) ? digits(text) === digits(got) : fold(text) === fold(got);
}

/** Case, blanks, dashes, quotes, markup and punctuation make no difference. */
export function fold(value: unknown): string {
  return plainText(String(value))
    .replace(/<[^>]+>/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐-―−]/g, '-')
    .replace(/--+/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/[.:,;"'*_]/g, '')
    .replace(/ ?- ?/g, '-')
    .trim();
}

const digits = (value: unknown) => fold(value).replace(/[-\s]/g, '');

function foldNames(names: unknown): string {
  return (Array.isArray(names) ? (names as CslName[]) : [])
    .map((name) =>
      name.literal || !name.given
        ? fold(name.literal ?? fullFamily(name))
        : [fullFamily(name), name.given, name.suffix ?? ''].map(fold).join('|'),
    )
    .join('\n');
}

function foldList(values: unknown): string {
  return (Array.isArray(values) ? values : [values]).map(fold).sort().join(' ');
}
