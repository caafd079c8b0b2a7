import { expect, it } from 'vitest';
import { findingRatings, findingRatingTable } from '#features/evidence/finding-rating.ts';

it.each([
  [1, 'Poor', 'not reproducible'],
  [2, 'Adequate', 'controls missing'],
  [3, 'Average', 'Convincing but narrow'],
  [4, 'Strong', 'well controlled and convincing'],
  [5, 'Excellent', 'borne out by independent methods'],
] as const)('%i stars: %s', (stars, name, part) => {
  expect(findingRatingTable[stars].name).toBe(name);
  expect(findingRatingTable[stars].meaning).toContain(part);
});

it('has five steps, and none asks after the journal', () => {
  expect(findingRatings).toEqual([1, 2, 3, 4, 5]);
  expect(Object.values(findingRatingTable).filter(({ meaning }) => /journal|impact/i.test(meaning))).toEqual([]);
});
