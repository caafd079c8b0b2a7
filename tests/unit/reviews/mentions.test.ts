import { describe, expect, it } from 'vitest';
import { handleOf, mentionedIn } from '#features/reviews/mentions.ts';

const members = [
  { userId: 'a', name: 'Ana Ruiz', role: 'curator' },
  { userId: 'b', name: 'Björn Östlund', role: 'reviewer' },
  { userId: 'c', name: 'Ana Ruiz', role: 'reviewer' },
];

describe('a mention', () => {
  it.each([
    ['Look, @ana-ruiz.', ['a', 'c']],
    ['@bjorn-ostlund and @Björn-Östlund', ['b']],
    ['@reviewers please', ['b', 'c']],
    ['write to ruiz@ana-ruiz.org', []],
    ['`@ana-ruiz` in code', []],
    ['@nobody', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(mentionedIn(text, members)).toEqual(expected);
  });

  it('is by the name, without accents', () => {
    expect(handleOf('  Björn  Östlund (Dr.)')).toBe('bjorn-ostlund-dr');
  });
});
