import { expect, test } from 'vitest';
import { quoted } from '#features/search/quoted.ts';

test.each([
  ['mitragynine', '“mitragynine”'],
  ['"opioid receptor"', '"opioid receptor"'],
  ['"opioid receptor" human', '"opioid receptor" human'],
  ['human -"opioid receptor"', 'human -"opioid receptor"'],
  ['rats "opioid receptor" human', '“rats "opioid receptor" human”'],
])('%s', (q, text) => {
  expect(quoted(q)).toBe(text);
});
