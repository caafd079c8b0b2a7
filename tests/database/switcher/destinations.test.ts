import { expect, test } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { findDestinations } from '#features/switcher/queries.ts';
import { database } from '#lib/database.ts';
import { makeVocabulary } from '../tagged-library.ts';

test('a few letters lead to citations, terms and places; what looks like syntax is only text', async () => {
  const made = await makeVocabulary('target', { mor: null });
  const library = await database().library.findUniqueOrThrow({ where: { id: made.libraryId } });
  const viewer = { ...made.viewer, library };
  const author = [{ family: 'Kruegel', given: 'Andrew' }];
  const csl = { type: 'article-journal', title: 'Synthetic and receptor signaling explorations', author };
  const { id } = await createCitation(made.curator, { csl });
  const slug = library.slug;
  expect(await findDestinations(viewer, 'krueg synth')).toMatchObject([
    { kind: 'citation', href: `/${slug}/citations/${id}` },
  ]);
  expect(await findDestinations(viewer, 'mor')).toMatchObject([
    { kind: 'term', href: `/${slug}/citations?tag=target:mor` },
  ]);
  expect(await findDestinations(viewer, 'vocab')).toMatchObject([{ kind: 'place', href: `/${slug}/vocabulary` }]);
  expect((await findDestinations(viewer, '')).every(({ kind }) => kind === 'place')).toBe(true);
  for (const odd of ['(', '"', 'tag:', '-', '*', 'OR', '%', "'; DROP TABLE citation", '\\']) {
    expect(Array.isArray(await findDestinations(viewer, odd)), odd).toBe(true);
  }
});
