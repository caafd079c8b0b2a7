import { expect, test } from 'vitest';
import { relativeTime } from '#components/relative-time.ts';

const now = new Date('2026-11-23T12:00:00Z');

test.each([
  ['2026-11-23T11:59:40Z', 'just now'],
  ['2026-11-23T11:57:00Z', '3 minutes ago'],
  ['2026-11-22T11:00:00Z', 'yesterday'],
  ['2026-11-13T11:00:00Z', 'last week'],
  ['2024-11-01T00:00:00Z', '2 years ago'],
  ['2026-11-26T12:00:00Z', 'in 3 days'],
])('%s is %s', (date, said) => {
  expect(relativeTime(new Date(date), now)).toBe(said);
});
