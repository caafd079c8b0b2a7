import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { tagCitations } from '#features/citations/commands/tag-citations.ts';
import { trashCitations } from '#features/citations/commands/trash-citations.ts';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { removeSearch, updateSearch } from '#features/searches/commands/change-search.ts';
import { createSearch } from '#features/searches/commands/create-search.ts';
import { markSearchSeen, starSearch } from '#features/searches/commands/read-search.ts';
import { findSearch, listSearches, withNew } from '#features/searches/queries/list-searches.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';
import { growFacet } from '../tagged-library.ts';

let library: TestLibrary;
beforeAll(async () => {
  library = await makeLibrary();
  await growFacet(library, 'target', { opioid: null, mor: 'opioid' });
  const row = await database().library.findUniqueOrThrow({ where: { id: library.libraryId } });
  for (const actor of [library.viewer, library.curator, library.reviewer]) actor.library = row;
});
afterAll(async () => {
  await Promise.all([closeQueue(), disconnect()]);
});

const add = (title: string, tags: string[] = []) =>
  createCitation(library.curator, { csl: { type: 'article-journal', title }, tags });
const fresh = async (id: string, viewer = library.viewer) =>
  (await withNew(viewer, [await findSearch(viewer, id)]))[0]?.fresh;

describe('what is new', () => {
  test('is what matches now and did not when the reader last looked', async () => {
    const old = await add('Old one on binding', ['target:mor']);
    const tagged = await add('Tagged later');
    const { id } = await createSearch(library.curator, { name: 'Opioid', filters: 'tag=target:opioid' });
    expect(await fresh(id)).toBeNull();
    await markSearchSeen(library.viewer, id);
    expect(await fresh(id)).toBe(0);

    const { id: added } = await add('New one', ['target:mor']);
    await tagCitations(library.curator, { ids: [tagged.id], add: ['target:mor'] });
    await updateCitation(library.curator, old.id, 'any', { csl: { title: 'Old one, edited' } });
    await add('Not of the search');
    expect(await fresh(id)).toBe(2);

    await trashCitations(library.curator, { ids: [added] });
    expect(await fresh(id)).toBe(1);
    await markSearchSeen(library.viewer, id);
    expect(await fresh(id)).toBe(0);
    expect(await fresh(id, library.curator)).toBe(1);
  });

  test('is nothing for a search of an earlier day, or one that cannot be read any more', async () => {
    const { id } = await createSearch(library.curator, { name: 'Past', filters: 'asOf=2020' });
    expect(await fresh(id, library.curator)).toBe(0);
    await database().savedSearch.updateMany({ where: { id }, data: { filters: 'tag=gone:gone&q=(' } });
    expect(await fresh(id, library.curator)).toEqual(expect.any(Number));
  });
});

describe('a saved search', () => {
  test('keeps its filters as an address would, and refuses what is none', async () => {
    const filters = 'limit=10&tag=target:mor&cursor=abc&year=2016..&q=binding';
    const { id } = await createSearch(library.curator, { name: 'Binding', filters });
    expect((await findSearch(library.viewer, id)).filters).toBe('q=binding&tag=target%3Amor&year=2016..');
    const wrong = createSearch(library.curator, { name: 'Wrong', filters: 'tag=target:nothing' });
    await expect(wrong).rejects.toMatchObject({ kind: 'invalid' });
    const taken = createSearch(library.reviewer, { name: 'BINDING' });
    await expect(taken).rejects.toMatchObject({ kind: 'conflict', errors: [{ pointer: '/name' }] });
  });

  test('is starred by each for themselves', async () => {
    const { id } = await createSearch(library.curator, { name: 'Zuletzt' });
    await starSearch(library.viewer, id, true);
    expect((await listSearches(library.viewer))[0]).toMatchObject({ id, starred: true });
    expect((await listSearches(library.curator)).at(-1)).toMatchObject({ id, starred: false });
    await starSearch(library.viewer, id, false);
    expect((await findSearch(library.viewer, id)).starred).toBe(false);
  });

  test('is changed by who made it, or a reviewer, and by one at a time', async () => {
    const { id } = await createSearch(library.reviewer, { name: 'Theirs' });
    await expect(updateSearch(library.curator, id, 1, { name: 'Mine' })).rejects.toMatchObject({ kind: 'forbidden' });
    await updateSearch(library.owner, id, 1, { name: 'Ours', filters: 'is=untagged' });
    await expect(updateSearch(library.reviewer, id, 1, { name: 'X' })).rejects.toMatchObject({ kind: 'stale' });
    await expect(removeSearch(library.curator, id, 'any')).rejects.toMatchObject({ kind: 'forbidden' });
    await removeSearch(library.reviewer, id, 2);
    await expect(findSearch(library.viewer, id)).rejects.toMatchObject({ kind: 'not-found' });
  });

  test('is found in its own library alone', async () => {
    const { id } = await createSearch(library.curator, { name: 'Here' });
    const other = await makeLibrary();
    await expect(findSearch(other.owner, id)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(starSearch(other.viewer, id, true)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(removeSearch(other.owner, id, 'any')).rejects.toMatchObject({ kind: 'not-found' });
  });
});
