import { beforeAll, expect, test } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { createFacet } from '#features/vocabulary/commands/change-facets.ts';
import { createTerm } from '#features/vocabulary/commands/create-term.ts';
import { database } from '#lib/database.ts';
import { makeLibrary, type TestLibrary } from '../../library.ts';

let library: TestLibrary;
const papers = {
  dashed: { title: 'Mu-opioid agonist/antagonist activity of 7‑hydroxymitragynine' },
  greek: { title: 'µ opioid receptors and [35S]GTPγS binding' },
  written: { title: 'Stimulation of GTPgammaS binding by Δ⁹-THC' },
  digits: { title: 'Affinity at 5-HT2A', abstract: '<p>See <i>Mitragyna</i> at pH 7.4</p>' },
  accents: { title: 'Alkaloids', author: [{ family: 'Várádi', given: 'András' }] },
  particle: { title: 'Sedation', author: [{ family: 'Waals', 'non-dropping-particle': 'van der', given: "O'Neil" }] },
  journal: {
    title: 'Nothing of it',
    'container-title': "Alkaloids / Pharmacology's \\ '<b>",
    author: [{ literal: 'Sedation Group' }],
  },
  tagged: { title: 'A paper that never says it', tags: ['target:mor'] },
};

beforeAll(async () => {
  library = await makeLibrary();
  await createFacet(library.owner, { name: 'Target', slug: 'target', open: false });
  const synonyms = ['mu-opioid receptor', 'MOP'];
  await createTerm(library.owner, { facet: 'target', name: 'MOR (μ)', slug: 'mor', parent: null, synonyms });
  const { vocabularyVersion } = await database().library.findUniqueOrThrow({ where: { id: library.libraryId } });
  for (const actor of [library.viewer, library.curator]) actor.library.vocabularyVersion = vocabularyVersion;
  for (const [key, { tags = [], ...csl }] of Object.entries<Record<string, unknown> & { tags?: string[] }>(papers)) {
    await createCitation(library.curator, { key, csl: { type: 'article-journal', ...csl }, tags });
  }
});

async function found(q: string): Promise<string[]> {
  const filters = await requireFilters(library.viewer, new URLSearchParams({ q, sort: 'title' }));
  return (await listCitations(library.viewer, filters)).items.map(({ key }) => key).sort();
}

test.each([
  ['mu-opioid', ['dashed', 'greek', 'tagged']],
  ['μ‑opioid', ['dashed', 'greek', 'tagged']],
  ['Μ-Opioid', ['dashed', 'greek', 'tagged']],
  ['mu opioid', ['dashed', 'greek', 'tagged']],
  ['MOR', ['tagged']],
  ['mop -activity', ['tagged']],
  ['opioid -MOR', ['dashed', 'greek']],
  ['"mu opioid"', ['dashed', 'greek']],
  ['7-hydroxymitragynine', ['dashed']],
  ['7−hydroxymitra*', ['dashed']],
  ['antagonist', ['dashed']],
  ['GTPγS', ['greek', 'written']],
  ['GTPgammaS', ['greek', 'written']],
  ['Δ9-THC', ['written']],
  ['delta-9-thc', ['written']],
  ['5-HT2A', ['digits']],
  ['5HT2A', ['digits']],
  ['5-ht*', ['digits']],
  ['"pH 7.4"', ['digits']],
  ['mitragyna', ['digits']],
  ['p', []],
  ['varadi', ['accents']],
  ['author:"András Varádi"', ['accents']],
  ['author:andras', ['accents']],
  ['author:alkaloids', []],
  ['author:"van der Waals"', ['particle']],
  ['author:"waals neil"', []],
  ["author:o'neil", ['particle']],
  ['author:seda*', ['journal']],
  ['title:sedation', ['particle']],
  ['title:sedat*', ['particle']],
  ['title:"agonist antagonist"', ['dashed']],
  ['title:"antagonist agonist"', []],
  ['title:/sedation', ['particle']],
  ['journal:alkaloid', ['journal']],
  ['title:alkaloid', ['accents']],
  ['journal:"alkaloids pharmacology"', ['journal']],
  ['abstract:mitragyna', ['digits']],
  ['abstract:mitra*', ['digits']],
  ['abstract:"see mitragyna"', ['digits']],
  ['abstract:"mitragyna see"', []],
  ['abstract:affinity', []],
  ['abstract:"affinity see"', []],
  ['alkaloids', ['accents', 'journal']],
  ['"/alkaloid"', ['accents', 'journal']],
  ["'@andras'", ['accents']],
])('%s', async (q, keys) => {
  expect(await found(q)).toEqual(keys);
});

test('the words of a record are those it has now, and go with it', async () => {
  const change = { title: 'Tolerance', author: [{ family: 'Later' }] };
  const { id } = await createCitation(library.curator, { key: 'moved', csl: { type: 'book', title: 'Earlier words' } });
  await updateCitation(library.curator, id, 'any', { csl: change });
  expect(await found('title:earlier')).toEqual([]);
  expect(await found('title:tolerance author:later')).toEqual(['moved']);
  const words = () =>
    database().$queryRaw<{ words: string }[]>`SELECT words::text FROM citation_words WHERE citation_id = ${id}::uuid`;
  expect(await words()).toHaveLength(1);
  await database().$executeRaw`DELETE FROM citation WHERE id = ${id}::uuid`;
  expect(await words()).toEqual([]);
});
