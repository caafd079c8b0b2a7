import { afterAll, beforeAll, expect, test } from 'vitest';
import { bulkEdit } from '#features/bulk-edits/bulk-edit.ts';
import { trashCitations } from '#features/citations/commands/trash-citations.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { settledMoment } from '#features/citations/queries/list-state.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { removeCollection, updateCollection } from '#features/collections/commands/change-collection.ts';
import { createCollection } from '#features/collections/commands/create-collection.ts';
import { fillCollection } from '#features/collections/commands/fill-collection.ts';
import { orderCollection } from '#features/collections/commands/order-collection.ts';
import { findCollection, listCollected, listCollections } from '#features/collections/queries.ts';
import { disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';
import { tagged } from '../tagged-library.ts';

let library: TestLibrary;
let ids: string[];
beforeAll(async () => {
  library = await makeLibrary();
  ids = [await tagged(library, []), await tagged(library, []), await tagged(library, [])];
});
afterAll(async () => {
  await Promise.all([closeQueue(), disconnect()]);
});

async function listed(address: string): Promise<string[]> {
  const { items } = await listCitations(
    library.viewer,
    await requireFilters(library.viewer, new URLSearchParams(address)),
  );
  return items.map(({ id }) => id);
}

test('citations come in the order they were put, then in the one by hand', async () => {
  const { slug } = await createCollection(library.curator, { name: 'Référence of the paper' });
  expect(slug).toBe('reference-of-the-paper');
  const [a = '', b = '', c = ''] = ids;
  expect(await fillCollection(library.curator, slug, { add: [c, a] })).toEqual({ added: [c, a], removed: [] });
  expect(await fillCollection(library.curator, slug, { add: [b, a] })).toEqual({ added: [b], removed: [] });
  expect(await listed(`collection=${slug}`)).toEqual([c, a, b]);
  const day = (await settledMoment(new Date(Date.now() + 1000).toISOString())).toISOString();
  await orderCollection(library.curator, slug, { ids: [b, c] });
  expect(await listed(`collection=${slug}`)).toEqual([b, c, a]);
  expect(await listed(`collection=${slug}&sort=-place&limit=2`)).toEqual([a, c]);
  expect(
    (await listCollected(library.viewer, (await findCollection(library.viewer, slug)).id)).map(({ id }) => id),
  ).toEqual([b, c, a]);
  await fillCollection(library.curator, slug, { remove: [c] });
  expect(await listed(`collection=${slug}`)).toEqual([b, a]);
  expect(await listed(`collection=${slug}&asOf=${day}`)).toEqual([c, a, b]);
});

test('a selection is added, and taken out again', async () => {
  const { slug } = await createCollection(library.curator, { name: 'Selection', slug: 'chosen' });
  const form = new FormData();
  for (const [name, value] of [
    ['verb', 'collect'],
    ['collection', slug],
    ['filters', `id=${ids.join(',')}`],
  ] as const) {
    form.set(name, value);
  }
  const done = await bulkEdit(library.curator, form);
  expect(done.message).toBe('3 citations added to chosen.');
  expect(await listed('collection=chosen,none')).toHaveLength(3);
  const undo = new FormData();
  for (const [name, value] of Object.entries(done.data?.undo ?? {})) undo.set(name, String(value));
  await bulkEdit(library.curator, undo);
  expect(await listed('collection=chosen')).toEqual([]);
});

test('what is in the trash or in another library does not count', async () => {
  const { slug } = await createCollection(library.curator, { name: 'Counted' });
  const gone = await tagged(library, []);
  const other = await makeLibrary();
  const theirs = await tagged(other, []);
  const { added } = await fillCollection(library.curator, slug, { add: [gone, theirs] });
  expect(added).toEqual([gone]);
  await trashCitations(library.curator, { ids: [gone] });
  expect((await findCollection(library.viewer, slug)).count).toBe(0);
  expect(await listCollections(other.viewer)).toEqual([]);
  await expect(fillCollection(other.curator, slug, { add: [theirs] })).rejects.toMatchObject({ kind: 'not-found' });
});

test('addresses are given once, changes do not overwrite, and what goes leaves its citations', async () => {
  const { slug } = await createCollection(library.curator, { name: 'Once' });
  await expect(createCollection(library.curator, { name: 'once' })).rejects.toMatchObject({ kind: 'conflict' });
  await updateCollection(library.curator, slug, 1, { name: 'Twice', slug: 'twice' });
  await expect(updateCollection(library.curator, 'twice', 1, { name: 'X' })).rejects.toMatchObject({ kind: 'stale' });
  await removeCollection(library.curator, 'twice', 2);
  await expect(findCollection(library.viewer, 'twice')).rejects.toMatchObject({ kind: 'not-found' });
  expect(await listed('')).toEqual(expect.arrayContaining(ids));
});
