import { describe, expect, it } from 'vitest';
import { concentrationOf, pAxis } from '#features/disagreements/p-axis.ts';

describe('an axis of p values', () => {
  it.each([
    [9, '1 nM'],
    [8, '10 nM'],
    [7, '100 nM'],
    [6, '1 µM'],
    [10, '100 pM'],
    [4, '100 µM'],
    [0, '1 M'],
  ])('prints %d as %s', (p, printed) => {
    expect(concentrationOf(p)).toBe(printed);
  });

  it('goes from the whole step below to the whole step above', () => {
    expect(pAxis([6.79, 8.15])).toMatchObject({ min: 6, max: 9, ticks: { length: 4 } });
    expect(pAxis([7, 7])).toMatchObject({ min: 7, max: 8 });
    expect(pAxis([])).toMatchObject({ min: 5, max: 9 });
  });
});
