import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CitationFilters,
  conditions,
  effectiveSort,
  filtersToSearchParams,
  noFilters,
  parseFilters,
  possessions,
  sorts,
  statuses,
} from '#features/citations/filters.ts';
import { type ItemType, itemTypes } from '#lib/csl/item-types.ts';

const read = (address: string) => parseFilters(new URLSearchParams(address));

describe('an address as filters', () => {
  test('every parameter of the contract', () => {
    const { filters, faults } = read(
      'q=opioid+-review&tag=target:mor,target:kor&tag=compound:mitragynine&not=design:narrative-review&type=book,article-journal' +
        '&year=2016..&level=ocebm:2,preclinical:P2&status=accepted&has=abstract,doi&is=unrated&added=2026-01..2026-03&sort=-year&limit=200',
    );
    expect(faults).toEqual([]);
    expect(filters).toEqual<CitationFilters>({
      q: 'opioid -review',
      tags: [['compound:mitragynine'], ['target:kor', 'target:mor']],
      not: ['design:narrative-review'],
      types: ['article-journal', 'book'],
      year: { from: 2016, to: null },
      levels: [['ocebm:2', 'preclinical:P2']],
      statuses: ['accepted'],
      has: ['abstract', 'doi'],
      is: ['unrated'],
      added: { from: '2026-01', to: '2026-03' },
      collections: [],
      ids: [],
      asOf: null,
      sort: { by: 'year', reversed: true },
      limit: 200,
      cursor: null,
    });
  });

  test('as Next gives it', () => {
    expect(parseFilters({ tag: ['a:b', 'a:c'], q: undefined, open: 'x' })).toEqual({
      filters: { ...noFilters, tags: [['a:b'], ['a:c']] },
      faults: [],
    });
  });

  test.each([
    'tag=mor',
    'tag=Target:MOR',
    'not=a',
    'type=paper',
    'year=soon',
    'year=2020..2016',
    'level=P2',
    'level=ocebm:1a',
    'status=new',
    'has=wings',
    'is=odd',
    'added=2026-02-31',
    'added=2026..2025',
    'sort=random',
    'sort=--year',
    'limit=0',
    'limit=201',
    'limit=ten',
    'cursor=%25',
    'id=1',
    `q=${'x'.repeat(1001)}`,
    'year=2016&year=2017',
  ])('%s is named, and left out', (address) => {
    const name = address.split('=')[0];
    const { filters, faults } = read(address);
    expect(faults).toEqual([{ pointer: `/${name}`, detail: expect.any(String) }]);
    expect(filters).toEqual(
      name === 'year' && address.includes('&') ? { ...noFilters, year: { from: 2016, to: 2016 } } : noFilters,
    );
  });

  test('the good part of a value stays', () => {
    expect(read('tag=target:mor,nonsense').filters.tags).toEqual([['target:mor']]);
  });

  test('the order without one: by relevance when there is a search, else the newest first', () => {
    expect(effectiveSort(read('').filters)).toEqual({ by: 'added', reversed: true });
    expect(effectiveSort(read('q=x').filters)).toEqual({ by: 'relevance', reversed: false });
  });
});

const slug = fc.stringMatching(/^[a-z0-9]{1,4}(-[a-z0-9]{1,3})?$/);
const term = fc.tuple(slug, slug).map(([facet, name]) => `${facet}:${name}`);
const ends = <End>(end: fc.Arbitrary<End>) =>
  fc.tuple(fc.option(end), fc.option(end)).filter(([from, to]) => from !== null || to !== null);
const level = fc.constantFrom('ocebm:1', 'ocebm:5', 'preclinical:P0', 'preclinical:P5');
const anyFilters: fc.Arbitrary<CitationFilters> = fc.record({
  q: fc.string({ maxLength: 40 }).map((text) => text.trim()),
  collections: fc.array(slug, { maxLength: 2 }),
  tags: fc.array(fc.array(term, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
  not: fc.array(term, { maxLength: 3 }),
  types: fc.subarray(Object.keys(itemTypes) as ItemType[], { maxLength: 3 }),
  year: fc.option(ends(fc.integer({ min: -9999, max: 9999 })).map(([from, to]) => ({ from, to }))),
  levels: fc.array(fc.array(level, { minLength: 1, maxLength: 2 }), { maxLength: 2 }),
  statuses: fc.subarray([...statuses]),
  // With these two, an earlier day cannot be asked for.
  has: fc.subarray(possessions.filter((what) => what !== 'finding')),
  is: fc.subarray(conditions.filter((what) => what !== 'duplicate')),
  added: fc.option(
    ends(fc.constantFrom('2025', '2025-02', '2025-02-28', '2026-12-31')).map(([from, to]) => ({ from, to })),
  ),
  ids: fc.array(fc.uuid({ version: 7 }), { maxLength: 3 }),
  asOf: fc.option(fc.constantFrom('2026', '2026-03', '2026-03-31', '2026-03-31T12:00:00.5Z')),
  sort: fc.option(fc.record({ by: fc.constantFrom(...sorts), reversed: fc.boolean() })),
  limit: fc.integer({ min: 1, max: 200 }),
  cursor: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/)),
});

test.each(['2026-02-30', '2026-3-1', 'yesterday', '2026-03-31T25:00:00Z', '2026-03-31 12:00', '2026-02-30T00:00:00Z'])(
  'asOf=%s is no day',
  (text) => {
    const { filters, faults } = parseFilters({ asOf: text });
    expect(filters.asOf).toBeNull();
    expect(faults).toMatchObject([{ pointer: '/asOf' }]);
  },
);

test('is=duplicate is known of an earlier day', () => {
  const { filters, faults } = parseFilters(new URLSearchParams('asOf=2026-03-31&is=duplicate'));
  expect([filters.asOf, filters.is, faults]).toEqual(['2026-03-31', ['duplicate'], []]);
});

test('what is printed is read again, and printed the same', () => {
  fc.assert(
    fc.property(anyFilters, (given) => {
      const { filters } = parseFilters(filtersToSearchParams(given));
      const printed = filtersToSearchParams(filters);
      const again = parseFilters(printed);
      expect(again).toEqual({ filters, faults: [] });
      expect(String(filtersToSearchParams(again.filters))).toBe(String(printed));
    }),
  );
});

test('nothing is lost on the way', () => {
  const sets = (filters: CitationFilters) => ({
    ...filters,
    not: new Set(filters.not),
    types: new Set(filters.types),
    statuses: new Set(filters.statuses),
    has: new Set(filters.has),
    is: new Set(filters.is),
    ids: new Set(filters.ids),
    collections: new Set(filters.collections),
    tags: new Set(filters.tags.map((group) => [...new Set(group)].sort().join())),
    levels: new Set(filters.levels.map((group) => [...new Set(group)].sort().join())),
  });
  const forwards = anyFilters.filter(
    ({ year, added }) => (year?.from ?? -9999) <= (year?.to ?? 9999) && (added?.from ?? '0') <= (added?.to ?? '9'),
  );
  fc.assert(
    fc.property(forwards, (filters) => {
      expect(sets(parseFilters(filtersToSearchParams(filters)).filters)).toEqual(sets(filters));
    }),
  );
});

test('no address makes it fail', () => {
  const name = fc.constantFrom(
    'q',
    'tag',
    'not',
    'type',
    'year',
    'level',
    'has',
    'is',
    'added',
    'sort',
    'limit',
    'cursor',
    'id',
  );
  const address = fc.array(fc.tuple(name, fc.string({ unit: 'binary', maxLength: 30 })), { maxLength: 8 });
  fc.assert(fc.property(address, (pairs) => void parseFilters(new URLSearchParams(pairs)).faults.length));
});
