import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast, readTokens } from './token-colours.ts';

const tokens = readTokens(readFileSync('components/styles/tokens.css', 'utf8'));

const grounds = ['paper', 'surface', 'sunk', 'raised'];
const tones = ['leaf', 'vein', 'amber', 'sky', 'plum'];
const washes = tones.map((tone) => `${tone}-wash`);

// WCAG 2.2: 1.4.3 asks 4.5 of text, 1.4.11 asks 3 of what bounds or marks a control.
const text = [
  ...grounds.flatMap((ground) => ['ink', 'ink-soft', 'ink-faint', ...tones].map((ink) => [ink, ground])),
  ...washes.flatMap((wash) => ['ink', 'ink-soft', 'ink-faint'].map((ink) => [ink, wash])),
  ...tones.map((tone) => [tone, `${tone}-wash`]),
  ...washes.flatMap((wash) => ['leaf', 'vein'].map((tone) => [tone, wash])),
  ['on-leaf', 'leaf-solid'],
  ['on-leaf', 'leaf-solid-hover'],
  ['on-vein', 'vein-solid'],
  ['on-vein', 'vein-solid-hover'],
  ['on-binding', 'binding'],
  ['on-binding', 'binding-lift'],
  ['on-binding-soft', 'binding'],
  ['on-binding-soft', 'binding-lift'],
  ['ink', 'highlight'],
  ['ink', 'leaf-line'],
];
const marks = [
  ...tones.map((tone) => [tone, `${tone}-line`]),
  ...grounds.flatMap((ground) => ['edge', 'focus', 'leaf-solid'].map((mark) => [mark, ground])),
  ...washes.map((wash) => ['focus', wash]),
];

test.each(['light', 'dark'] as const)('text stands out by 4.5 in %s', (theme) => {
  expect(text.filter(([ink, ground]) => measured(theme, ink, ground) < 4.5)).toEqual([]);
});

test.each(['light', 'dark'] as const)('marks stand out by 3 in %s', (theme) => {
  expect(marks.filter(([mark, ground]) => measured(theme, mark, ground) < 3)).toEqual([]);
});

test('black on white is 21, a colour on itself 1', () => {
  expect(contrast([1, 1, 1], [0, 0, 0])).toBeCloseTo(21, 5);
  expect(contrast([0.3, 0.5, 0.1], [0.3, 0.5, 0.1])).toBe(1);
});

function measured(theme: 'light' | 'dark', one = '', other = ''): number {
  const [first, second] = [tokens.get(one), tokens.get(other)];
  if (!first || !second) throw new Error(`No such token: ${one} or ${other}`);
  return contrast(first[theme], second[theme]);
}
