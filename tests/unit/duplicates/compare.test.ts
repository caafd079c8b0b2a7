import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CslItem } from '#lib/csl/item.ts';
import { comparable } from '#lib/duplicates/comparable.ts';
import { compareRecords } from '#lib/duplicates/compare.ts';
import { compareJournals } from '#lib/duplicates/journal.ts';
import { pairsToCompare } from '#lib/duplicates/pairs.ts';
import { article, judgedPairs } from './judged-pairs.ts';

const verdictOf = (one: CslItem, other: CslItem) => compareRecords(comparable(one), comparable(other)).verdict;

const words = ['kratom', 'opioid', 'receptor', 'pain', 'mice', 'leaf', 'part 2', 'β-arrestin', 'Correction to'];
const records: fc.Arbitrary<CslItem> = fc.record(
  {
    type: fc.constantFrom('article-journal', 'book', 'chapter', 'report'),
    title: fc.array(fc.constantFrom(...words), { maxLength: 6 }).map((chosen) => chosen.join(' ')),
    author: fc.array(fc.record({ family: fc.constantFrom('Kruegel', 'Ma', 'van der Berg', '王') }), { maxLength: 3 }),
    issued: fc.integer({ min: 2014, max: 2018 }).map((year) => ({ 'date-parts': [[year]] })),
    'container-title': fc.constantFrom('J Am Chem Soc', 'Journal of the American Chemical Society', 'bioRxiv', 'NA'),
    volume: fc.constantFrom('1', '2', '3 (1)'),
    page: fc.constantFrom('1-9', 'e7', 'S355'),
    DOI: fc.constantFrom('10.1021/a', '10.1021/b', '10.1101/2015.11.02.030122', 'NA'),
    ISBN: fc.constantFrom('9781482225181', '0002-7863'),
    abstract: fc.string(),
  },
  { requiredKeys: ['type'] },
);

describe('comparing two records', () => {
  it.each(judgedPairs)('%s', (_what, one, other, verdict) => {
    expect(verdictOf(one, other)).toBe(verdict);
  });

  it('says why', () => {
    const { DOI: _, ...bare } = article;
    const { reasons, score } = compareRecords(
      comparable(article),
      comparable({ ...bare, DOI: '10.1021/jacs.6b99999' }),
    );
    expect(reasons.map(({ code }) => code)).toEqual(['doisDiffer', 'title', 'authors', 'year', 'journal', 'place']);
    expect(score).toBeLessThan(compareRecords(comparable(article), comparable(article)).score);
  });

  it('is symmetric, and keeps its score between 0 and 1', () => {
    fc.assert(
      fc.property(records, records, (one, other) => {
        const there = compareRecords(comparable(one), comparable(other));
        expect(compareRecords(comparable(other), comparable(one))).toEqual(there);
        expect(there.score).toBeGreaterThanOrEqual(0);
        expect(there.score).toBeLessThanOrEqual(1);
      }),
      { numRuns: 2000 },
    );
  });

  it('finds a record that says enough to be itself', () => {
    fc.assert(
      fc.property(records, (record) => {
        const full = {
          ...record,
          title: `On ${record.title} and what else is known of it`,
          author: [{ family: 'Ma' }],
        };
        const said: CslItem = { ...full, issued: { 'date-parts': [[2016]] }, 'container-title': 'Addiction' };
        expect(verdictOf(said, structuredClone(said))).toBe('same');
      }),
    );
  });
});

describe('choosing pairs', () => {
  it('finds the same ones in whatever order the records come', () => {
    const shuffled = fc.array(records, { minLength: 2, maxLength: 12 }).chain((list) => {
      const places = list.map((_, at) => at);
      return fc.tuple(fc.constant(list), fc.shuffledSubarray(places, { minLength: places.length }));
    });
    fc.assert(
      fc.property(shuffled, ([list, order]) => {
        const named = (pairs: Iterable<[number, number]>, name: (at: number) => number) =>
          [...pairs].map(([one, other]) => [name(one), name(other)].sort((a, b) => a - b).join()).sort();
        const straight = named(pairsToCompare(list.map(comparable)), (at) => at);
        const turned = order.map((at) => comparable(list[at] ?? { type: 'book' }));
        expect(named(pairsToCompare(turned), (at) => order[at] ?? -1)).toEqual(straight);
        expect(new Set(straight).size).toBe(straight.length);
      }),
    );
  });

  it('brings every pair together that is more than different', () => {
    for (const [what, one, other, verdict] of judgedPairs) {
      const pairs = [...pairsToCompare([comparable(one), comparable(other)])];
      if (verdict !== 'different') expect(pairs, what).toHaveLength(1);
    }
  });

  it('leaves out blocks of what everybody writes', () => {
    const editorials = Array.from({ length: 300 }, () => comparable({ type: 'article-journal', title: 'Editorial' }));
    expect([...pairsToCompare(editorials)]).toEqual([]);
  });
});

describe('journals', () => {
  const pnas = 'proceedings of the national academy of sciences of the united states of america';
  it.each([
    ['circ j', 'circulation journal', 'same'],
    ['proc natl acad sci u s a', pnas, 'same'],
    ['pnas', pnas, 'unknown'],
    ['jama', 'journal of the american medical association', 'same'],
    ['diabetes', 'diabetes conference 70th scientific sessions', 'same'],
    ['j physiol', 'journal of pharmacology', 'differs'],
    ['diabetologia', 'diabetes', 'differs'],
    ['pain', 'journal of pain', 'differs'],
    ['nature', 'nature medicine', 'unknown'],
    ['eur heart j', 'european heart journal cardiovascular imaging', 'unknown'],
  ] as const)('%s and %s', (one, other, agreement) => {
    expect(compareJournals(one, other)).toBe(agreement);
    expect(compareJournals(other, one)).toBe(agreement);
  });
});
