import fc from 'fast-check';
import { TypedFastBitSet } from 'typedfastbitset';
import { expect, test } from 'vitest';
import { pickRanked, relevanceTiers } from '#features/citations/sets/relevance-tiers.ts';

const size = 80;
const slots = fc.subarray(Array.from({ length: size }, (_, slot) => slot));
const grades = fc.tuple(slots, slots).map(([title, anywhere]) => [
  { slots: title, weight: 4 },
  { slots: anywhere, weight: 1 },
]);

test('page after page gives all that match once, the weightiest first, then the latest', () => {
  fc.assert(
    fc.property(
      slots,
      fc.array(grades, { maxLength: 3 }),
      fc.boolean(),
      fc.integer({ min: 1, max: 20 }),
      (matching, searched, falls, most) => {
        const weightOf = (slot: number) =>
          searched.reduce((sum, places) => sum + (places.find(({ slots }) => slots.includes(slot))?.weight ?? 0), 0);
        const sign = falls ? -1 : 1;
        const expected = matching.toSorted((a, b) => sign * (weightOf(a) - weightOf(b) || a - b));

        const graded = searched.map((places) =>
          places.map(({ slots, weight }) => ({ members: new TypedFastBitSet(slots), weight })),
        );
        const tiers = relevanceTiers(new TypedFastBitSet(matching), graded);
        const byId = {
          slots: Int32Array.from({ length: size }, (_, slot) => slot),
          unknown: 0,
          changed: new TypedFastBitSet(),
        };
        const found: number[] = [];
        for (let last = found.at(-1); found.length < expected.length; last = found.at(-1)) {
          const cursor = last === undefined ? Number.NaN : weightOf(last);
          const picked = pickRanked(tiers, byId, { falls, after: last ?? null, most }, cursor);
          expect(picked.length).toBeGreaterThan(0);
          found.push(...picked.slice(0, most));
        }
        expect(found).toEqual(expected);
      },
    ),
    { numRuns: 300 },
  );
});
