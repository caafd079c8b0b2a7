import fc from 'fast-check';
import { TypedFastBitSet } from 'typedfastbitset';
import { expect, test } from 'vitest';
import { countAmong } from '#features/citations/sets/count-among.ts';

const most = 900;
const dense = fc
  .uint8Array({ minLength: most, maxLength: most })
  .map((chances) => slots((slot) => (chances[slot] ?? 0) > 100));
const sparse = fc.uniqueArray(fc.nat({ max: most - 1 }), { maxLength: 12 });
// Sets end with the last citation that is in them.
const members = fc
  .tuple(fc.oneof(dense, sparse), fc.nat({ max: most }))
  .map(([slots, end]) => slots.filter((slot) => slot < end));

function slots(isIn: (slot: number) => boolean): number[] {
  return Array.from({ length: most }, (_, slot) => slot).filter(isIn);
}

test('counts what two sets share, however many there are in either', () => {
  fc.assert(
    fc.property(members, members, (among, of) => {
      const shared = among.filter((slot) => of.includes(slot)).length;
      expect(countAmong(new TypedFastBitSet(among))(new TypedFastBitSet(of))).toBe(shared);
    }),
    { numRuns: 500 },
  );
});
