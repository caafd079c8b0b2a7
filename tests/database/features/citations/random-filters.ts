import fc from 'fast-check';
import { type CitationFilters, conditions, noFilters, possessions, sorts } from '#features/citations/filters.ts';
import { collections, levels, randomWord, tree, words } from './random-library.ts';

export type RandomQuery =
  | { kind: 'and' | 'or'; parts: RandomQuery[] }
  | { kind: 'not'; part: RandomQuery }
  | { kind: 'word' | 'prefix'; field: string; word: string }
  | { kind: 'phrase'; field: string; words: [string, string] }
  /** Two words with a dash between. */
  | { kind: 'dashed'; field: string; words: [string, string]; dash: string }
  | { kind: 'year'; from: number | null; to: number | null }
  | { kind: 'tag'; ref: string }
  | { kind: 'level'; level: string }
  | { kind: 'doi'; doi: string };

const word = randomWord;
const dash = fc.constantFrom('-', '\u2010', '\u2011', '–', '−');
const field = fc.constantFrom('any', 'any', 'any', 'title', 'abstract', 'author', 'journal', 'note');
const ref = fc.constantFrom(...Object.keys(tree));
const years = fc
  .tuple(fc.option(fc.integer({ min: 2014, max: 2019 })), fc.option(fc.integer({ min: 0, max: 2 })))
  .filter(([from, span]) => from !== null || span !== null)
  .map(([from, span]) =>
    from === null ? { from, to: 2015 + (span ?? 0) } : { from, to: span === null ? null : from + span },
  );

const leaf: fc.Arbitrary<RandomQuery> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('word' as const), field, word }) },
  fc.record({
    kind: fc.constant('prefix' as const),
    field,
    word: fc.constantFrom(...words).map((text) => text.slice(0, 3)),
  }),
  fc.record({ kind: fc.constant('phrase' as const), field, words: fc.tuple(word, word) }),
  fc.record({ kind: fc.constant('dashed' as const), field, words: fc.tuple(word, word), dash }),
  years.map((range) => ({ kind: 'year' as const, ...range })),
  fc.record({ kind: fc.constant('tag' as const), ref }),
  fc.record({ kind: fc.constant('level' as const), level: fc.constantFrom(...levels) }),
  fc.record({ kind: fc.constant('doi' as const), doi: fc.integer({ min: 0, max: 5 }).map((n) => `10.1000/x${n}`) }),
);

export const randomQuery: fc.Arbitrary<RandomQuery> = fc.letrec<{ query: RandomQuery }>((tie) => ({
  query: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 3, arbitrary: leaf },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constantFrom('and' as const, 'or' as const),
        parts: fc.array(tie('query'), { minLength: 2, maxLength: 3 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('not' as const), part: tie('query') }) },
  ),
})).query;

/** As somebody would type it. */
export function printQuery(query: RandomQuery): string {
  const named = (name: string, text: string) => (name === 'any' ? text : `${name}:${text}`);
  switch (query.kind) {
    case 'and':
      return `(${query.parts.map(printQuery).join(' ')})`;
    case 'or':
      return `(${query.parts.map(printQuery).join(' OR ')})`;
    case 'not':
      return query.part.kind === 'not' ? `NOT ${printQuery(query.part)}` : `-${printQuery(query.part)}`;
    case 'word':
      return named(query.field, query.word);
    case 'prefix':
      return named(query.field, `${query.word}*`);
    case 'dashed':
      return named(query.field, query.words.join(query.dash));
    case 'phrase':
      return named(query.field, `"${query.words.join(' ')}"`);
    case 'year':
      return `year:${query.from ?? ''}..${query.to ?? ''}`;
    case 'tag':
      return `tag:${query.ref}`;
    case 'level':
      return `level:${query.level}`;
    case 'doi':
      return query.doi;
  }
}

const few = <Item>(items: readonly Item[]): fc.Arbitrary<Item[]> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant<never[]>([]) }, fc.subarray([...items], { minLength: 1, maxLength: 2 }));
const groups = <Item>(items: readonly Item[]): fc.Arbitrary<Item[][]> =>
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<never[]>([]) },
    fc.array(fc.subarray([...items], { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
  );
const date = fc.constantFrom('2026', '2026-01', '2026-01-01', '2026-01-02', '2026-01-03');

export const randomFilters: fc.Arbitrary<Omit<CitationFilters, 'q'>> = fc.record({
  collections: few(collections),
  tags: groups(Object.keys(tree)),
  not: few(Object.keys(tree)),
  types: few(['article-journal', 'book'] as const),
  year: fc.option(years, { freq: 2 }),
  levels: groups(levels),
  statuses: fc.constant<never[]>([]),
  has: few(possessions.filter((what) => what !== 'finding')),
  is: few(conditions.filter((what) => what !== 'retracted' && what !== 'duplicate')),
  added: fc.option(
    fc.oneof(
      date.map((from) => ({ from, to: null })),
      date.map((to) => ({ from: null, to })),
      date.map((day) => ({ from: day, to: day })),
    ),
    { freq: 1 },
  ),
  ids: fc.constant<never[]>([]),
  asOf: fc.constant(noFilters.asOf),
  sort: fc.record({ by: fc.constantFrom(...sorts), reversed: fc.boolean() }),
  limit: fc.integer({ min: 1, max: 7 }),
  cursor: fc.constant(noFilters.cursor),
});
