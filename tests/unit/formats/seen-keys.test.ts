import { expect, test } from 'vitest';
import { SeenKeys } from '#lib/formats/bibtex/seen-keys.ts';

test('every key is new once, and known from then on', () => {
  const seen = new SeenKeys();
  const keys = Array.from({ length: 300_000 }, (_, at) => `Author${at % 700}:${1900 + (at % 126)}-${at}`);
  expect(keys.filter((key) => seen.meet(key))).toEqual([]);
  expect(keys.filter((key) => !seen.meet(key))).toEqual([]);
});

test('keys that differ in a letter, in its case or in the order of letters are not the same', () => {
  const seen = new SeenKeys();
  for (const key of ['a', 'b', 'A', 'ab', 'ba', 'aa', 'aaa', 'Müller', 'Muller', '', '\0'])
    expect(seen.meet(key)).toBe(false);
});
