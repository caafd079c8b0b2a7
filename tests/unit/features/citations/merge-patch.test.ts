import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffPatch, mergePatch, sameJson } from '#features/citations/merge-patch.ts';

// RFC 7396, appendix A: original, patch, result.
const appendix: [unknown, unknown, unknown][] = [
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
];

// Records hold no null: a merge patch could not say it.
const { record } = fc.letrec<{ value: unknown; record: Record<string, unknown> }>((tie) => ({
  value: fc.oneof({ maxDepth: 3 }, fc.string(), fc.integer(), fc.boolean(), fc.array(tie('value')), tie('record')),
  record: fc.dictionary(fc.constantFrom('a', 'b', 'c', '__proto__', 'constructor'), tie('value'), {
    noNullPrototype: true,
  }),
}));

describe('a merge patch', () => {
  it.each(appendix)('%j with %j is %j', (target, patch, result) => {
    expect(mergePatch(target, patch)).toEqual(result);
  });

  it('made of two records makes the second of the first', () => {
    fc.assert(fc.property(record, record, (from, to) => sameJson(mergePatch(from, diffPatch(from, to)), to)));
  });

  it('takes a member of a date away', () => {
    const from = { issued: { 'date-parts': [[2016]], circa: true } };
    const to = { issued: { 'date-parts': [[2016]] } };
    expect(mergePatch(from, diffPatch(from, to))).toEqual(to);
  });
});
