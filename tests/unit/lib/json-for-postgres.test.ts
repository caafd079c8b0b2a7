import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonForPostgres } from '#lib/json-for-postgres.ts';

describe('JSON for Postgres', () => {
  it('leaves out NUL and lone surrogates, in names too, and nothing else', () => {
    const value = { 'a\0': ['x\0y', '\ud800', { b: '\\u0000', c: 'μ😀' }], n: 1, z: null };
    expect(JSON.parse(jsonForPostgres(value))).toEqual({
      a: ['xy', '\ufffd', { b: '\\u0000', c: 'μ😀' }],
      n: 1,
      z: null,
    });
  });

  it('is plain JSON for what Postgres can hold', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('\\u0000') && !/\\ud[89a-f]/.test(text));
        expect(jsonForPostgres(value)).toBe(text);
      }),
    );
  });
});
