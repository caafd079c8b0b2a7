import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { filterTerms } from '#features/citations/filter-terms.ts';
import type { CitationFilters } from '#features/citations/filters.ts';
import { filtersToSearchParams } from '#features/citations/filters.ts';
import { countFacets } from '#features/citations/queries/count-facets.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { settledMoment } from '#features/citations/queries/list-state.ts';
import { resolveFilters } from '#features/citations/resolve-filters.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { TestLibrary } from '../../library.ts';
import { heldLevels, inOrder, isTagged, passes } from './naive-list.ts';
import { printQuery, type RandomQuery, randomFilters, randomQuery } from './random-filters.ts';
import { fillLibrary, makeLibraryWithTree, randomCitation, type StoredCitation, tree } from './random-library.ts';

let library: TestLibrary;
let other: TestLibrary;
beforeAll(async () => {
  library = await makeLibraryWithTree();
  other = await makeLibraryWithTree();
  await fillLibrary(other, fc.sample(randomCitation, { numRuns: 30, seed: 1 }));
});

const randomRequest = fc.record({ filters: randomFilters, query: fc.option(randomQuery, { freq: 1 }) });

// A library is filled once for many lists, as filling it is what takes long.
const cases = Number(process.env.LIST_CASES ?? 2000);
const casesPerLibrary = 25;
const pastPerLibrary = 3;

test('every list equals a plain evaluation in memory, in order, page by page, and so do its facets', async () => {
  const property = fc.asyncProperty(
    fc.array(randomCitation, { minLength: 1, maxLength: 25 }),
    fc.array(randomRequest, { minLength: casesPerLibrary, maxLength: casesPerLibrary }),
    async (citations, requests) => {
      const stored = await fillLibrary(library, citations);
      for (const { filters, query } of requests) await expectEqual(stored, await resolve(filters, query), query);
      // Everything is gone, but not from that day.
      const asOf = (await settledMoment(new Date(Date.now() + 1000).toISOString())).toISOString();
      await fillLibrary(library, citations.slice(1).toReversed());
      for (const { filters, query } of requests.slice(0, pastPerLibrary)) {
        await expectEqual(stored, await resolve({ ...filters, asOf, limit: 25 }, query), query);
      }
    },
  );
  await fc.assert(property, { numRuns: Math.ceil(cases / casesPerLibrary), endOnFailure: true });
}, 600_000);

/** By way of the address, as every door does. */
async function resolve(filters: Omit<CitationFilters, 'q'>, query: RandomQuery | null): Promise<CitationFilters> {
  const address = filtersToSearchParams({ ...filters, q: query ? printQuery(query) : '' });
  const resolved = resolveFilters(address, filterTerms(await loadVocabulary(library.viewer)));
  expect(resolved.faults).toEqual([]);
  return resolved.filters;
}

async function expectEqual(stored: StoredCitation[], filters: CitationFilters, query: RandomQuery | null) {
  const expected = stored.filter((citation) => passes(citation, filters, query));
  const { keys, total } = await everyPage(filters);
  expect(total).toBe(expected.length);
  expect(keys).toEqual(inOrder(expected, filters, query).map(({ key }) => key));

  const counts = await countFacets(library.viewer, filters);
  expect(counts.total).toBe(expected.length);
  expect(counts.has.doi).toBe(expected.filter(({ doi }) => doi).length);
  expect(counts.is.unrated).toBe(expected.filter((citation) => heldLevels(citation).length === 0).length);
  const without = (changed: Partial<CitationFilters>) =>
    stored.filter((citation) => passes(citation, { ...filters, ...changed }, query));
  expect(counts.types).toEqual(tally(without({ types: [] }).map(({ type }) => type)));
  expect(counts.years).toEqual(tally(without({ year: null }).flatMap(({ year }) => year ?? [])));
  expect(counts.levels).toEqual(tally(without({ levels: [] }).flatMap(heldLevels)));
  for (const facet of ['x', 'y']) {
    const others = without({
      tags: filters.tags.filter((group) => !isOf(facet, group)),
      not: filters.not.filter((ref) => !isOf(facet, [ref])),
    });
    for (const ref of Object.keys(tree).filter((ref) => ref.startsWith(facet) && ref !== 'y:old')) {
      const total = others.filter((citation) => isTagged(citation, ref)).length;
      const direct = others.filter(({ tags }) => tags.includes(ref)).length;
      expect([ref, counts.terms[ref] ?? { direct: 0, total: 0 }]).toEqual([ref, { direct, total }]);
    }
  }
}

async function everyPage(filters: CitationFilters): Promise<{ keys: string[]; total: number }> {
  const keys: string[] = [];
  let cursor: string | null = null;
  let total: number;
  do {
    const page = await listCitations(library.viewer, { ...filters, cursor });
    expect(page.items.length).toBeLessThanOrEqual(filters.limit);
    keys.push(...page.items.map(({ key }) => key));
    ({ next: cursor, total } = page);
  } while (cursor);
  return { keys, total };
}

const isOf = (facet: string, refs: string[]) => refs.every((ref) => ref.startsWith(`${facet}:`));

function tally(values: string[] | number[]): Record<string, number> {
  return Object.fromEntries(
    Map.groupBy<string | number, string | number>(values, (value) => value)
      .entries()
      .map(([value, each]) => [value, each.length]),
  );
}
