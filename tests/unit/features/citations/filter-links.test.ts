import { describe, expect, test } from 'vitest';
import { canonicalAddress } from '#features/citations/canonical-address.ts';
import { creatorsInShort } from '#features/citations/creators-in-short.ts';
import { addressOf, clear, countFilters, exclude, include, stateOf } from '#features/citations/filter-links.ts';
import { noFilters, parseFilters } from '#features/citations/filters.ts';

const read = (address: string) => parseFilters(new URLSearchParams(address)).filters;
const mor = { kind: 'tag', value: 'target:mor' } as const;

describe('links of a facet', () => {
  test.each([
    ['', 'tag=target:mor'],
    ['tag=target:kor', 'tag=target:kor,target:mor'],
    ['tag=compound:mitragynine', 'tag=compound:mitragynine&tag=target:mor'],
    ['tag=compound:x,target:y', 'tag=compound:x,target:y&tag=target:mor'],
    ['not=target:mor,design:rct', 'tag=target:mor&not=design:rct'],
    ['cursor=abc', 'tag=target:mor'],
  ])('include on ?%s', (from, to) => {
    const included = include(read(from), mor);
    expect(addressOf('/l', included)).toBe(`/l?${to}`);
    expect(stateOf(included, mor)).toBe('included');
    expect(stateOf(clear(included, mor), mor)).toBeNull();
  });

  test('exclude takes the place of include', () => {
    const excluded = exclude(read('tag=target:kor,target:mor'), mor);
    expect(addressOf('/l', excluded)).toBe('/l?tag=target:kor&not=target:mor');
    expect(stateOf(excluded, mor)).toBe('excluded');
  });

  test('nothing asked for is the bare path', () => {
    expect(addressOf('/l', noFilters)).toBe('/l');
    expect(countFilters(read('q=x&tag=a:b,a:c&not=a:d&has=doi&is=trashed&year=2016'))).toBe(6);
  });
});

describe('what a form without script sends', () => {
  test.each<[Record<string, string | string[]>, string | null]>([
    [{}, null],
    [{ tag: ['a:b', 'a:c'], open: 'x' }, null],
    [{ q: '' }, '/l'],
    [{ tag: 'a:b', 'year-from': '2016', 'year-to': '' }, '/l?tag=a:b&year=2016..'],
    [{ 'year-from': '2016', 'year-to': '2016' }, '/l?year=2016'],
    [{ 'year-from': '', 'year-to': '' }, '/l'],
    [{ id: ['1', '2'], sort: '-year' }, '/l?id=1,2&sort=-year'],
  ])('%j', (parameters, address) => {
    expect(canonicalAddress('/l', parameters)).toBe(address);
  });
});

test('creators as a line has room for them', () => {
  const author = (family: string, given: string) => ({ role: 'author', family, given, literal: null });
  const many = [
    author('Kruegel', 'Andrew C.'),
    author('Gassaway', 'Madalee M.'),
    author('Kapoor', 'A.'),
    author('Váradi', 'András'),
    author('Sames', 'Dalibor'),
  ];
  expect(creatorsInShort(many)).toBe('Kruegel AC, Gassaway MM, Kapoor A, … Sames D');
  expect(creatorsInShort([{ role: 'editor', family: null, given: null, literal: 'FDA' }])).toBe('FDA (editor)');
  expect(creatorsInShort([])).toBe('');
});
