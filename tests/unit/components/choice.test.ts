import { expect, test } from 'vitest';
import { matchingChoices } from '#components/choice.ts';

const choices = [
  { value: 'target:mor', label: 'μ-opioid receptor', kind: 'Target', keywords: ['MOR', 'OPRM1'] },
  { value: 'target:dor', label: 'δ-opioid receptor', kind: 'Target', keywords: ['DOR'] },
  { value: 'compound:7-hydroxymitragynine', label: '7-Hydroxymitragynine', kind: 'Compound', keywords: ['7-OH'] },
  { value: 'tag:varadi', label: 'Váradi group' },
  { value: 'tag:more', label: 'Morphine' },
];
const found = (typed: string) => matchingChoices(choices, typed).map((choice) => choice.value);

test('nothing typed offers everything, to a limit', () => {
  expect(found('')).toHaveLength(5);
  expect(matchingChoices(choices, '', 2)).toHaveLength(2);
});

test('synonyms, kinds and unaccented letters match', () => {
  expect(found('oprm')).toEqual(['target:mor']);
  expect(found('target d')).toEqual(['target:dor']);
  expect(found('varadi')).toEqual(['tag:varadi']);
  expect(found('7-oh')).toEqual(['compound:7-hydroxymitragynine']);
  expect(found('hydroxymit')).toEqual(['compound:7-hydroxymitragynine']);
});

test('a label that begins with it comes first', () => {
  expect(found('mor')).toEqual(['tag:more', 'target:mor']);
});
