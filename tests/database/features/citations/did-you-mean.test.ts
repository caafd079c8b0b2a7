import { beforeAll, expect, test } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { noFilters } from '#features/citations/filters.ts';
import { didYouMean } from '#features/citations/queries/did-you-mean.ts';
import { makeLibrary, type TestLibrary } from '../../library.ts';

let library: TestLibrary;
beforeAll(async () => {
  library = await makeLibrary();
  const records = [
    { title: 'Mitragynine and the opioid receptor', author: [{ family: 'Kruegel', given: 'Andrew' }] },
    { title: 'Respiratory depression by morphine', author: [{ family: 'Várádi' }] },
  ];
  for (const csl of records) await createCitation(library.curator, { csl: { type: 'article-journal', ...csl } });
});

test.each([
  ['mitragynnine', { q: 'mitragynine', count: 1 }],
  ['Mitraginine receptor', { q: 'mitragynine receptor', count: 1 }],
  ['"respiratry depression" -mouse', { q: '"respiratory depression" -mouse', count: 1 }],
  ['author:krugel', { q: 'author:kruegel', count: 1 }],
  ['author:varadhi OR xqzwv', { q: 'author:varadi OR xqzwv', count: 1 }],
  ['kratum', { q: 'kratom', count: 0 }],
])('%s', async (q, meant) => {
  const found = await didYouMean(library.viewer, { ...noFilters, q }, () => ['Kratom']);
  expect(found).toEqual(meant.count > 0 ? meant : null);
});

test('words that are right, or like nothing, are left alone', async () => {
  for (const q of ['opioid depression', 'xqzwvk', 'year:2016', '']) {
    expect(await didYouMean(library.viewer, { ...noFilters, q }, () => [])).toBeNull();
  }
});
