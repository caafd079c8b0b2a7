import { describe, expect, it } from 'vitest';
import { canonicalJson, WrittenJson } from '#lib/canonical-json.ts';

describe('canonical JSON', () => {
  it('sorts keys at any depth, and leaves out what is undefined', () => {
    expect(canonicalJson({ b: [{ d: 1, c: undefined }, undefined, null], a: 'x' })).toBe(
      '{"a":"x","b":[{"d":1},null,null]}',
    );
    expect(canonicalJson({ at: new Date(0) })).toBe('{"at":"1970-01-01T00:00:00.000Z"}');
  });

  it('is the same in parts and as a whole', () => {
    const csl = { type: 'book', title: 'A "title"', author: [{ family: 'Ruiz', given: 'Ana' }] };
    expect(canonicalJson({ key: 'k', csl: new WrittenJson(csl) })).toBe(canonicalJson({ csl, key: 'k' }));
    expect(JSON.parse(JSON.stringify(new WrittenJson(csl)))).toEqual(csl);
  });

  it('is without what Postgres cannot hold', () => {
    expect(canonicalJson({ 'a\0': 'b\ud800c', d: '\\u0000' })).toBe('{"a":"b\ufffdc","d":"\\\\u0000"}');
  });
});
