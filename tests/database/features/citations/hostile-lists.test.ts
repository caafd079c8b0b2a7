import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { printCursor } from '#features/citations/list-cursor.ts';
import { countFacets } from '#features/citations/queries/count-facets.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { readFilters, requireFilters } from '#features/citations/queries/read-filters.ts';
import { timedRead } from '#features/citations/queries/timed-read.ts';
import { database } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { Problem } from '#lib/problem.ts';
import type { TestLibrary } from '../../library.ts';
import { fillLibrary, makeLibraryWithTree, randomCitation, type StoredCitation } from './random-library.ts';

let library: TestLibrary;
let other: TestLibrary;
let ours: StoredCitation[];
let theirs: StoredCitation[];
beforeAll(async () => {
  [library, other] = [await makeLibraryWithTree(), await makeLibraryWithTree()];
  ours = await fillLibrary(library, fc.sample(randomCitation, { numRuns: 20, seed: 1 }));
  theirs = await fillLibrary(other, fc.sample(randomCitation, { numRuns: 20, seed: 2 }));
});

/** Whatever comes of an address: a list and its counts, or a Problem. */
async function answer(parameters: [string, string][]): Promise<void> {
  const { filters } = await readFilters(library.viewer, new URLSearchParams(parameters));
  try {
    const [page] = await Promise.all([listCitations(library.viewer, filters), countFacets(library.viewer, filters)]);
    const known = new Set(ours.map(({ id }) => id));
    expect(page.items.filter(({ id }) => !known.has(id))).toEqual([]);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
  }
}

test('no search gives anything but a list or a Problem', async () => {
  const piece = fc.constantFrom(
    "'",
    '"',
    '\\',
    '&',
    '|',
    '!',
    '<->',
    ':*',
    '::',
    '%',
    '_',
    '$1',
    '--',
    ';',
    '/*',
    '(',
    ')',
    '*',
    'µ',
    'ŉ',
    '…',
    '½',
    '\u00ad',
    '\ud800',
    'the',
    'alfa',
    'author:',
    'title:',
    'abstract:',
    'journal:',
    'note:',
    'key:',
    'doi:',
    'pmid:',
    'year:',
    'NOT',
    'OR',
    '-',
    ' ',
    "';DROP TABLE citation;",
    '10.1/x',
  );
  const query = fc.oneof(
    fc.array(piece, { minLength: 1, maxLength: 14 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }),
  );
  await fc.assert(
    fc.asyncProperty(query, (q) => answer([['q', q]])),
    { numRuns: 300, endOnFailure: true },
  );
});

test.each<[string, string]>([
  ['q', '('.repeat(1000)],
  ['q', '-'.repeat(999)],
  ['q', 'NOT '.repeat(240)],
  ['q', '(a OR '.repeat(90)],
  ['q', 'year:9999..-9999'],
  ['q', 'year:0'],
  ['year', '-9999..9999'],
  ['added', '0000..9999'],
  ['tag', Array(300).fill('x:a').join(',')],
  ['cursor', Buffer.from('[').toString('base64url')],
  ['cursor', printCursor({ sort: '-added', value: 'yesterday', id: newId() })],
  ['cursor', printCursor({ sort: '-added', value: '2026-99-99T00:00:00Z', id: newId() })],
  ['cursor', printCursor({ sort: '-added', value: null, id: "' OR true" })],
])('%s = %.40s', async (name, value) => answer([[name, value]]));

test.each([
  ['year', '1e400'],
  ['year', 1e99],
  ['year', 1.5],
  ['level', 'x'],
  ['relevance', 'NaN'],
  ['relevance', 1e300],
  ['-title', 'a\0b'],
  ['title', 3],
])('a forged cursor of %s at %s', async (sort, value) => {
  await answer([
    ['sort', sort],
    ['q', 'alfa'],
    ['cursor', printCursor({ sort, value, id: newId() })],
  ]);
});

describe('another library', () => {
  test('its rows, ids and cursors give nothing here', async () => {
    const ids = theirs.map(({ id }) => id).join(',');
    const { filters } = await readFilters(library.viewer, new URLSearchParams({ id: ids }));
    expect(await listCitations(library.viewer, filters)).toEqual({ items: [], total: 0, next: null });
    expect((await countFacets(library.viewer, filters)).total).toBe(0);
  });

  test('whoever is no member finds nothing', async () => {
    const stranger = { ...other.owner, role: null, library: library.viewer.library };
    const { filters } = await readFilters(library.viewer, new URLSearchParams());
    await expect(listCitations(stranger, filters)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(countFacets(stranger, filters)).rejects.toMatchObject({ kind: 'not-found' });
  });
});

test('the API is told of every fault, and pages read the rest', async () => {
  const parameters = new URLSearchParams('tag=x:none&tag=x:a&year=soon&q=alfa+(bravo');
  await expect(requireFilters(library.viewer, parameters)).rejects.toMatchObject({
    kind: 'invalid',
    errors: expect.arrayContaining(['/tag', '/year', '/q'].map((pointer) => expect.objectContaining({ pointer }))),
  });
  const { filters, queryFaults } = await readFilters(library.viewer, parameters);
  expect(filters.tags).toEqual([['x:a']]);
  expect(queryFaults).toMatchObject([{ start: 5, end: 6 }]);
});

test('a deprecated term stands for its successor', async () => {
  const { filters } = await readFilters(library.viewer, new URLSearchParams('tag=y:old'));
  expect(filters.tags).toEqual([['y:b']]);
});

test('a read that takes too long is stopped with a Problem', async () => {
  await expect(timedRead((tx) => tx.$queryRaw`SELECT pg_sleep(10)::text`)).rejects.toMatchObject({
    kind: 'unprocessable',
  });
  expect(await database().$queryRaw`SELECT current_setting('statement_timeout') AS limit`).toEqual([{ limit: '30s' }]);
});
