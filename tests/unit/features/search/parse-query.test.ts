import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '#features/search/parse-query.ts';
import type { Query } from '#features/search/query-tree.ts';

const names = ['target:mor', 'mor', 'mu opioid receptor'];
const terms = {
  find: (text: string) => (names.includes(text) ? ['term-1', 'term-2'] : null),
  nearest: (text: string) => (text.startsWith('mo') ? 'target:mor' : null),
};
const read = (text: string) => parseQuery(text, terms);
const word = (text: string): Query => ({ kind: 'text', field: 'any', match: 'words', text });

describe('the search language', () => {
  test.each<[string, Query | null]>([
    ['', null],
    ['mitragynine', word('mitragynine')],
    ['opioid receptor', { kind: 'and', parts: [word('opioid'), word('receptor')] }],
    ['opioid AND receptor', { kind: 'and', parts: [word('opioid'), word('receptor')] }],
    ['a b OR c', { kind: 'or', parts: [{ kind: 'and', parts: [word('a'), word('b')] }, word('c')] }],
    ['a (b OR c)', { kind: 'and', parts: [word('a'), { kind: 'or', parts: [word('b'), word('c')] }] }],
    ['-review', { kind: 'not', part: word('review') }],
    ['NOT review', { kind: 'not', part: word('review') }],
    ['NOT -review', word('review')],
    ['in-vivo', word('in-vivo')],
    ['or', word('or')],
    ['"opioid receptor"', { kind: 'text', field: 'any', match: 'phrase', text: 'opioid receptor' }],
    ['“opioid receptor”', { kind: 'text', field: 'any', match: 'phrase', text: 'opioid receptor' }],
    ['mitra*', { kind: 'text', field: 'any', match: 'prefix', text: 'mitra' }],
    ['Author:Kruegel', { kind: 'text', field: 'author', match: 'words', text: 'Kruegel' }],
    ['author: Kruegel', { kind: 'text', field: 'author', match: 'words', text: 'Kruegel' }],
    ['title:"a b"', { kind: 'text', field: 'title', match: 'phrase', text: 'a b' }],
    ['year:2016..2020', { kind: 'year', range: { from: 2016, to: 2020 } }],
    ['year:2016..', { kind: 'year', range: { from: 2016, to: null } }],
    ['tag:target:mor', { kind: 'tag', termIds: ['term-1', 'term-2'] }],
    ['target:mor', { kind: 'tag', termIds: ['term-1', 'term-2'] }],
    ['level:p2', { kind: 'level', scheme: 'preclinical', code: 'P2' }],
    ['level:ocebm:2', { kind: 'level', scheme: 'ocebm', code: '2' }],
    ['pmid:27192616', { kind: 'identifier', column: 'pmid', text: '27192616', prefix: false }],
    ['key:krue*', { kind: 'identifier', column: 'key', text: 'krue', prefix: true }],
    ['"10 mg"', { kind: 'text', field: 'any', match: 'phrase', text: '10 mg' }],
  ])('%s', (text, query) => {
    expect(read(text)).toEqual({ query, faults: [] });
  });

  test('words that are a name of a term find what carries it too, the longest name first', () => {
    const tag: Query = { kind: 'tag', termIds: ['term-1', 'term-2'] };
    expect(read('mor').query).toEqual({ kind: 'or', parts: [word('mor'), tag] });
    expect(read('-mor').query).toEqual({ kind: 'not', part: { kind: 'or', parts: [word('mor'), tag] } });
    const name: Query = { kind: 'and', parts: ['mu', 'opioid', 'receptor'].map(word) };
    expect(read('human mu opioid receptor binding').query).toEqual({
      kind: 'and',
      parts: [word('human'), { kind: 'or', parts: [name, tag] }, word('binding')],
    });
    expect(read('"mor"').query).toEqual({ kind: 'text', field: 'any', match: 'phrase', text: 'mor' });
    expect(read('title:mor').query).toEqual({ kind: 'text', field: 'title', match: 'words', text: 'mor' });
  });

  test('a group behind a field is of that field', () => {
    const author = (text: string): Query => ({ kind: 'text', field: 'author', match: 'words', text });
    expect(read('author:(kruegel OR majumdar)').query).toEqual({
      kind: 'or',
      parts: [author('kruegel'), author('majumdar')],
    });
  });

  test.each([
    '10.1021/jacs.6b00360',
    'doi:10.1021/JACS.6b00360',
    'https://doi.org/10.1021/jacs.6b00360',
    '(10.1021/jacs.6b00360)',
  ])('a pasted DOI: %s', (text) => {
    const doi = { kind: 'identifier', column: 'doi', text: '10.1021/jacs.6b00360', prefix: false };
    expect(read(text)).toEqual({ query: doi, faults: [] });
  });

  test('a DOI with parentheses of its own', () => {
    expect(read('10.1016/S0140-6736(05)66545-9').query).toMatchObject({ text: '10.1016/s0140-6736(05)66545-9' });
  });

  test.each(['PMID: 27192616', 'pmid 27192616'])('a pasted PMID: %s', (text) => {
    expect(read(text).query).toEqual({ kind: 'identifier', column: 'pmid', text: '27192616', prefix: false });
  });
});

describe('what is wrong is pointed at, and the rest is read', () => {
  test.each<[string, number, number, RegExp]>([
    ['opioid "receptor', 7, 16, /quote is not closed/],
    ['opioid (receptor', 7, 8, /not closed/],
    ['opioid) receptor', 6, 7, /no opening/],
    ['opioid OR', 7, 9, /both sides/],
    ['OR opioid', 0, 2, /both sides/],
    ['opioid NOT', 7, 10, /after it/],
    ['opioid year:soon', 12, 16, /not a year/],
    ['opioid tag:nope', 11, 15, /No term/],
    ['opioid level:9', 13, 14, /not an evidence level/],
    ['opioid autor:x', 7, 14, /“autor” is not a field/],
    ['opioid a*', 7, 9, /two letters/],
    ['opioid title:', 7, 13, /needs a value/],
  ])('%s', (text, start, end, message) => {
    const { query, faults } = read(text);
    expect(faults).toMatchObject([{ start, end, message: expect.stringMatching(message) }]);
    expect(JSON.stringify(query)).toContain('"opioid"');
  });

  test.each([
    ['opioid "receptor', 'opioid "receptor"'],
    ['opioid (receptor', 'opioid (receptor)'],
    ['opioid) receptor', 'opioid receptor'],
    ['opioid OR', 'opioid'],
    ['opioid year:2016-2020 rat', 'opioid year:2016..2020 rat'],
    ['opioid tag:mop', 'opioid tag:target:mor'],
    ['opioid level:1b', 'opioid level:ocebm:1'],
    ['opioid autor:kruegel', 'opioid author:kruegel'],
    ['opioid assay:gtp', 'opioid "assay:gtp"'],
  ])('%s: perhaps %s', (text, meant) => {
    expect(read(text).faults.map(({ instead }) => instead)).toEqual([meant]);
    expect(read(meant).faults).toEqual([]);
  });

  test.each(['opioid year:soon', 'opioid level:9', 'opioid tag:nope', 'opioid a*'])(
    '%s: nothing is guessed',
    (text) => {
      expect(read(text).faults[0]).not.toHaveProperty('instead', expect.anything());
    },
  );

  test('too many parts are refused as a whole', () => {
    const { query, faults } = read('word '.repeat(101));
    expect(query).toBeNull();
    expect(faults).toHaveLength(1);
  });
});

test('no text makes it fail, and every fault lies within the text', () => {
  const piece = fc.constantFrom(
    '(',
    ')',
    '"',
    '-',
    ' ',
    'OR',
    'NOT',
    'AND',
    ':',
    '*',
    'author:',
    'year:',
    'tag:',
    '10.1/x',
    'a',
    "'",
    '\\',
    '&',
    '!',
    '|',
  );
  const text = fc.oneof(
    fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );
  fc.assert(
    fc.property(text, (query) => {
      for (const { start, end } of read(query).faults) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(query.length);
        expect(end).toBeGreaterThanOrEqual(start);
      }
    }),
    { numRuns: 2000 },
  );
});
