import { afterAll, expect, it } from 'vitest';
import { searchVectors } from '#features/citations/queries/learn-pieces.ts';
import type { SearchedRecord } from '#features/citations/search-words.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { database, disconnect } from '#lib/database.ts';

afterAll(disconnect);

// Whatever Postgres' parser or our folding takes for something of its own, beside words, stop words and numbers.
const pieces = [
  ...[
    'the',
    'Opioid',
    'receptors',
    'of',
    'running',
    'HT2A',
    '5HT',
    '5e3',
    '1e5b',
    '007',
    'x2',
    'a1b2',
    'Müller',
    'naïve',
    'μ',
    'κ-opioid',
    '5–HT',
    '中文',
  ],
  ...[
    'don’t',
    "don't",
    'mitra\u00adgynine',
    '½',
    '±',
    '©',
    '…',
    '«foo',
    'bar»',
    '<b>',
    '</sub>',
    '<',
    '< 0.05',
    'p<0.05',
    'p<a',
    '<!',
    '<?x',
    '&',
    '&amp;',
    '&#945;',
    'a&b',
  ],
  ...[
    'https://example.org/a?b=c',
    'me@example.org',
    'a_b',
    'a/b',
    'co-operate',
    '+1',
    '-2',
    '3.14',
    '1,000',
    '10.1021/x.y(2)',
    '~/x',
    '%',
    '$5',
    '#1',
    '=',
    '?',
    '(',
    ')',
    '[',
    ']',
  ],
  ...[
    '{',
    '}',
    '|',
    '^',
    '`',
    '"',
    '\\\\',
    '*',
    ';',
    ':',
    '!',
    'ﬁ',
    'ß',
    'İ',
    'ﬀ',
    '²',
    'H₂O',
    '\u0301',
    'e\u0301',
    '\u00a0',
    '\u200b',
    '😀',
    'zzqx',
    'ﷺ',
    '１２',
  ],
];

function randomFrom(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

it('makes of any text what Postgres makes of it', async () => {
  const next = randomFrom(7);
  const text = (most: number) =>
    Array.from({ length: next(most) }, () => (pieces[next(pieces.length)] ?? '') + (next(3) === 0 ? '' : ' ')).join('');
  const plain = (most: number) => Array.from({ length: next(most) }, () => pieces[next(18)] ?? '').join(' ');
  const records = Array.from({ length: 1500 }, (_, n): SearchedRecord => {
    const some = n % 2 === 0 ? text : plain;
    const csl = {
      type: 'article-journal',
      author: [{ family: some(3), given: some(2) }, { literal: some(4) }],
      translator: [{ family: 'Ørsted' }],
      editor: [{ given: 'only' }, { family: some(2), literal: 'x' }],
      abstract: n % 50 === 0 ? plain(2000) : some(60),
      ...(n % 3 === 0 && { keyword: some(6), note: some(5), 'title-short': some(3) }),
      ...(n % 7 === 0 && { 'container-title-short': some(3), publisher: 'The Press' }),
    } as CslItem;
    return {
      csl,
      key: `key${n}`,
      title: some(12),
      containerTitle: n % 5 === 0 ? null : some(5),
      doi: `10.1021/x.${n}`,
      pmid: null,
      pmcid: 'PMC12',
    };
  });
  const vectors = await searchVectors(database(), records);
  expect(vectors.filter((vector) => vector !== null).length).toBeGreaterThan(700);
  const rows = records
    .map((record, at) => ({ ...record, vector: vectors[at] }))
    .filter(({ vector }) => vector !== null);
  const wrong = await database().$queryRaw<unknown[]>`
    SELECT csl, title, vector, made::text FROM (
      SELECT *, citation_search_vector(csl, key, title, "containerTitle", doi, pmid, pmcid) AS made FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        AS row (csl jsonb, key text, title text, "containerTitle" text, doi text, pmid text, pmcid text, vector text)) each
    WHERE made <> vector::tsvector LIMIT 3`;
  expect(wrong).toEqual([]);
});
