import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FileNeighbours } from '#features/exchange/file-neighbours.ts';

it('finds the first records that share a key, whatever their number', () => {
  const keys = fc.array(fc.integer({ min: 0, max: 9000 }).map(String), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(keys, { maxLength: 3000 }), (records) => {
      const neighbours = new FileNeighbours();
      const holders = new Map<string, number[]>();
      for (const [index, own] of records.entries()) {
        const expected = new Set([...new Set(own)].flatMap((key) => holders.get(key)?.slice(0, 8) ?? []));
        const found = neighbours.add(index, own);
        // A hash may bring one more together, never one less.
        expect([...expected].every((other) => found.includes(other))).toBe(true);
        for (const key of new Set(own)) holders.set(key, [...(holders.get(key) ?? []), index]);
      }
    }),
    { numRuns: 50 },
  );
});
