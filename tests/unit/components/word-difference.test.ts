import fc from 'fast-check';
import { expect, test } from 'vitest';
import { wordDifference } from '#components/word-difference.ts';

const text = fc
  .array(fc.constantFrom('mu', 'µ-opioid', 'Ki', '=', '161', 'nM', ' ', '\n', 'β-arrestin', ','))
  .map((words) => words.join(' '));
const side = (kind: 'removed' | 'added', before: string, after: string) =>
  wordDifference(before, after)
    .filter((part) => part.kind !== kind)
    .map((part) => part.text)
    .join('');

test('what is left without the additions is the old text, without the removals the new one', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      expect(side('added', before, after)).toBe(before);
      expect(side('removed', before, after)).toBe(after);
    }),
  );
});

test('equal texts have no difference', () => {
  fc.assert(fc.property(text, (same) => wordDifference(same, same).every((part) => part.kind === 'same')));
});

test('a changed word is one removal and one addition', () => {
  expect(wordDifference('Ki = 161 nM', 'Ki = 16 nM')).toEqual([
    { kind: 'same', text: 'Ki = ' },
    { kind: 'removed', text: '161' },
    { kind: 'added', text: '16' },
    { kind: 'same', text: ' nM' },
  ]);
});

test('texts too long to compare are shown whole', () => {
  const [before, after] = ['a '.repeat(3000), 'b '.repeat(3000)];
  expect(side('added', before, after)).toBe(before);
});
