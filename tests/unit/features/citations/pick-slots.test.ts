import fc from 'fast-check';
import { TypedFastBitSet } from 'typedfastbitset';
import { expect, test } from 'vitest';
import { pickSlots } from '#features/citations/sets/pick-slots.ts';

type Row = { slot: number; value: number | null; isWanted: boolean; isChanged: boolean };

const rows = fc
  .array(
    fc.record({
      value: fc.option(fc.integer({ min: 0, max: 9 })),
      isWanted: fc.boolean(),
      isChanged: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((all): Row[] => all.map((row, slot) => ({ ...row, slot })));

/** Rising or falling, unknown values last either way, ties by slot. */
function inOrder(all: readonly Row[], falls: boolean): Row[] {
  const way = falls ? -1 : 1;
  return all.toSorted(
    (a, b) =>
      Number(a.value === null) - Number(b.value === null) ||
      ((a.value ?? 0) - (b.value ?? 0)) * way ||
      (a.slot - b.slot) * way,
  );
}

test('of many it picks the same as of few', () => {
  const size = 9000;
  const slots = Int32Array.from({ length: size }, (_, place) => (place * 7919) % size);
  const order = { slots, unknown: 400, changed: new TypedFastBitSet([1, 5000]) };
  const many = new TypedFastBitSet(Array.from({ length: 4000 }, (_, n) => n * 2));
  const few = new TypedFastBitSet(many.array().slice(0, 1500));
  for (const falls of [false, true]) {
    for (const after of [null, 8, 2998]) {
      const all = pickSlots(order, many, { falls, after, most: size });
      const wanted = [...all.filter((slot) => few.has(slot))].slice(0, 300);
      expect(pickSlots(order, few, { falls, after, most: 300 })).toEqual(wanted);
      expect(wanted.length).toBeGreaterThan(0);
    }
  }
});

test('what is picked holds the next citations of the order, and all that changed', () => {
  fc.assert(
    fc.property(rows, fc.boolean(), fc.nat({ max: 59 }), fc.integer({ min: 1, max: 20 }), (all, falls, at, most) => {
      const order = {
        slots: Int32Array.from(inOrder(all, false), ({ slot }) => slot),
        unknown: all.filter(({ value }) => value === null).length,
        changed: new TypedFastBitSet(all.filter(({ isChanged }) => isChanged).map(({ slot }) => slot)),
      };
      const wanted = new TypedFastBitSet(all.filter(({ isWanted }) => isWanted).map(({ slot }) => slot));
      const sorted = inOrder(all, falls);
      const after = at < sorted.length && !sorted[at]?.isChanged ? (sorted[at]?.slot ?? null) : null;
      const behind = after === null ? sorted : sorted.slice(at + 1);
      const next = behind.filter(({ isWanted, isChanged }) => isWanted && !isChanged).slice(0, most);
      const changed = all.filter(({ isWanted, isChanged }) => isWanted && isChanged);
      const picked = pickSlots(order, wanted, { falls, after, most });
      expect(picked).toEqual([...changed.map(({ slot }) => slot), ...next.map(({ slot }) => slot)]);
    }),
    { numRuns: 1000 },
  );
});
