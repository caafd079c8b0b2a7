import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { type CitationFilters, parseFilters } from '#features/citations/filters.ts';
import { countFacets } from '#features/citations/queries/count-facets.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { settledMoment } from '#features/citations/queries/list-state.ts';
import { currentSets } from '#features/citations/queries/sets/kept-sets.ts';
import { database } from '#lib/database.ts';
import type { TestLibrary } from '../../library.ts';
import { makeLibraryWithTree } from './random-library.ts';

const size = 4500;
let library: TestLibrary;
let terms: { id: string; tag: string }[];

beforeAll(async () => {
  library = await makeLibraryWithTree();
  const { id } = library.viewer.library;
  await database().$executeRaw`
    INSERT INTO citation (library_id, id, key, csl, type, title, title_sort, author_sort, year, doi, added_at, changed_at, trashed_at)
    SELECT ${id}::uuid, gen_random_uuid(), 'k' || n, jsonb_build_object('type', 'book', 'title', 'Alfa ' || n), (ARRAY['book', 'article-journal'])[1 + n % 2],
      'Alfa ' || repeat('alfa ', n % 5) || n, 'alfa ' || n % 700, 'bravo ' || n % 40, CASE WHEN n % 9 > 0 THEN 1990 + n % 31 END,
      CASE WHEN n % 4 = 0 THEN '10.1000/' || n END, now() - n % 500 * interval '1 hour', now() - n % 300 * interval '1 minute', CASE WHEN n % 50 = 0 THEN now() END
    FROM generate_series(1, ${size}) n`;
  terms = await database().$queryRaw`
    SELECT t.id, f.slug || ':' || t.slug AS tag FROM term t JOIN facet f ON f.library_id = t.library_id AND f.id = t.facet_id
    WHERE t.library_id = ${id}::uuid AND t.deprecated_at IS NULL ORDER BY 2`;
  for (const [at, term] of terms.entries()) {
    await database().$executeRaw`INSERT INTO citation_tag (library_id, term_id, citation_id)
      SELECT library_id, ${term.id}::uuid, id FROM citation WHERE library_id = ${id}::uuid AND ordinal % ${at + 2} = 0`;
  }
  // So that words most of them have are known to be so, and read beforehand; and that earlier days are put together by a plan that fits.
  await database().$executeRaw`ANALYZE`;
});

const sorts = ['', 'year', '-year', 'title', '-author', 'added', '-changed', 'level', '-level'];
const queries = [
  '',
  '',
  'alfa',
  'alfa -bravo',
  'title:bravo',
  'alf* -title:"alfa bravo"',
  'doi:10.1000/1*',
  'year:2000..2010 OR alfa',
];
const randomAddress = fc.record({
  q: fc.constantFrom(...queries),
  sort: fc.constantFrom(...sorts),
  year: fc.constantFrom('', '', '2001..2009', '..1995'),
  tag: fc.nat(),
  not: fc.nat(),
  has: fc.constantFrom('', 'doi'),
  is: fc.constantFrom('', '', '', 'untagged', 'trashed'),
});

/** Like what commands write: straight into the tables, behind the back of what is kept. */
const changes = [
  (n: number, id: string) =>
    database()
      .$executeRaw`UPDATE citation SET year = 2000 + ${n}, changed_at = now() WHERE library_id = ${id}::uuid AND ordinal % 97 = ${n}`,
  (n: number, id: string) =>
    database()
      .$executeRaw`UPDATE citation SET trashed_at = CASE WHEN trashed_at IS NULL THEN now() END WHERE library_id = ${id}::uuid AND ordinal % 89 = ${n}`,
  (n: number, id: string) =>
    database()
      .$executeRaw`DELETE FROM citation_tag WHERE library_id = ${id}::uuid AND citation_id IN (SELECT id FROM citation WHERE ordinal % 31 = ${n})`,
  (n: number, id: string) =>
    database()
      .$executeRaw`UPDATE citation SET title = 'Bravo', csl = csl || '{"title": "Bravo"}', title_sort = 'bravo' WHERE library_id = ${id}::uuid AND ordinal % 101 = ${n}`,
  (n: number, id: string) =>
    database().$executeRaw`DELETE FROM citation WHERE library_id = ${id}::uuid AND ordinal % 211 = ${n}`,
  (n: number, id: string) =>
    database()
      .$executeRaw`INSERT INTO citation (library_id, id, key, csl, type, title) SELECT ${id}::uuid, gen_random_uuid(), 'n' || ${n}::int || '-' || random() || '-' || m, '{}', 'book', 'Alfa'
      FROM generate_series(1, 40) m`,
];

test('lists and counts from what is kept in memory equal those of the database, page by page, while others write', async () => {
  const { id } = library.viewer.library;
  const property = fc.asyncProperty(
    fc.array(randomAddress, { minLength: 4, maxLength: 4 }),
    fc.constantFrom(...changes),
    fc.integer({ min: 0, max: 30 }),
    async (addresses, change, n) => {
      await change(n, id);
      for (const { tag, not, ...address } of addresses) {
        const asked = new URLSearchParams(Object.entries(address).filter(([, value]) => value !== ''));
        if (tag % 2) asked.append('tag', terms[tag % terms.length]?.tag ?? '');
        if (not % 3 === 0) asked.append('not', terms[not % terms.length]?.tag ?? '');
        await expectSame({ ...parseFilters(asked).filters, limit: 25 });
      }
    },
  );
  await expect.poll(() => currentSets(id), { timeout: 30_000 }).not.toBeNull();
  await fc.assert(property, { numRuns: Number(process.env.SETS_CASES ?? 5), endOnFailure: true });
}, 300_000);

async function expectSame(filters: CitationFilters) {
  // As of this moment, the database is asked itself.
  const asOf = (await settledMoment(new Date(Date.now() + 60_000).toISOString())).toISOString();
  const [kept, told] = [await threePages(filters), await threePages({ ...filters, asOf })];
  expect(kept.total).toBe(told.total);
  expect(kept.keys).toEqual(told.keys);
  expect(new Set(kept.keys).size).toBe(kept.keys.length);
  expect(await countFacets(library.viewer, filters)).toEqual(await countFacets(library.viewer, { ...filters, asOf }));
}

async function threePages(filters: CitationFilters) {
  const keys: string[] = [];
  let cursor: string | null = null;
  let total = 0;
  for (let page = 0; page < 3 && (page === 0 || cursor); page += 1) {
    const answer = await listCitations(library.viewer, { ...filters, cursor });
    keys.push(...answer.items.map(({ key }) => key));
    ({ next: cursor, total } = answer);
  }
  return { keys, total };
}

test('by relevance every citation comes once, those with the word in the title before all others', async () => {
  const filters = { ...parseFilters(new URLSearchParams({ q: 'alfa' })).filters, limit: 500 };
  const seen: string[] = [];
  let cursor: string | null = null;
  let total = 0;
  do {
    const page = await listCitations(library.viewer, { ...filters, cursor });
    seen.push(...page.items.map(({ id, title }) => (title.includes('Alfa') ? `title ${id}` : id)));
    ({ next: cursor, total } = page);
  } while (cursor);
  expect(seen.length).toBe(total);
  expect(new Set(seen).size).toBe(total);
  expect(seen.toSorted((a, b) => Number(b.startsWith('title')) - Number(a.startsWith('title')))).toEqual(seen);
});
