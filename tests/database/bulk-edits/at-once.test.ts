import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bulkEdit } from '#features/bulk-edits/bulk-edit.ts';
import { filtersToSearchParams, noFilters } from '#features/citations/filters.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { roles } from '#lib/permissions.ts';
import {
  fillLibrary,
  makeLibraryWithTree,
  type RandomCitation,
  randomCitation,
  type StoredCitation,
} from '../features/citations/random-library.ts';
import type { TestLibrary } from '../library.ts';

let library: TestLibrary;
let stored: StoredCitation[];
const plain: Partial<RandomCitation> = { tags: [], levels: [], trashed: false, levelRank: null };
beforeAll(async () => {
  library = await makeLibraryWithTree();
});
beforeEach(async () => {
  stored = await fillLibrary(
    library,
    fc.sample(randomCitation, { numRuns: 6, seed: 3 }).map((each) => ({ ...each, ...plain })),
  );
});

const edit = (actor: LibraryActor, fields: Record<string, string | undefined>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.set(name, value ?? '');
  return bulkEdit(actor, data);
};
const idsOf = (count: number) =>
  `id=${stored
    .slice(0, count)
    .map(({ id }) => id)
    .join(',')}`;
const totalOf = async (address: string) =>
  (await listCitations(library.viewer, { ...noFilters, ...parse(address) })).total;
const parse = (address: string) =>
  address.startsWith('tag=') ? { tags: [[address.slice(4)]] } : { is: ['trashed' as const] };
const lastEvent = () =>
  database().event.findFirstOrThrow({
    where: { libraryId: library.libraryId },
    orderBy: { seq: 'desc' },
    include: { subjects: true },
  });
const undoOf = (outcome: { data?: Record<string, unknown> }) => outcome.data?.undo as Record<string, string>;

describe('tags', () => {
  test('on a selection: one event with each before and after, and the way back', async () => {
    const done = await edit(library.curator, { verb: 'tag', filters: idsOf(3), tag: 'x:a1' });
    expect(done.message).toBe('3 citations tagged x:a1.');
    expect(await totalOf('tag=x:a')).toBe(3);
    const event = await lastEvent();
    expect([event.verb, event.subjects.length]).toEqual(['citation.tagged', 3]);
    expect(event.subjects[0]).toMatchObject({ before: { tags: [] }, after: { tags: ['x:a1'] } });
    await edit(library.curator, undoOf(done));
    expect(await totalOf('tag=x:a')).toBe(0);
  });

  test('on everything listed', async () => {
    const done = await edit(library.curator, {
      verb: 'tag',
      filters: String(filtersToSearchParams(noFilters)),
      tag: 'y:old',
    });
    expect(done.message).toContain('6 citations');
    expect(await totalOf('tag=y:b')).toBe(6);
  });

  test('undoing takes it from those alone that did not have it', async () => {
    await edit(library.curator, { verb: 'tag', filters: idsOf(2), tag: 'x:b' });
    const done = await edit(library.curator, { verb: 'tag', filters: idsOf(4), tag: 'x:b' });
    await edit(library.curator, undoOf(done));
    expect(await totalOf('tag=x:b')).toBe(2);
  });

  test('an unknown one is refused, and nothing is written', async () => {
    await expect(edit(library.curator, { verb: 'tag', filters: idsOf(1), tag: 'x:none' })).rejects.toMatchObject({
      status: 400,
    });
    await expect(edit(library.curator, { verb: 'untag', filters: idsOf(1), tag: 'x:none' })).rejects.toMatchObject({
      status: 400,
    });
  });
});

test('to the trash and back', async () => {
  const done = await edit(library.curator, { verb: 'trash', filters: idsOf(2) });
  expect(await totalOf('trashed')).toBe(2);
  await edit(library.curator, undoOf(done));
  expect(await totalOf('trashed')).toBe(0);
});

test('a level, with its event', async () => {
  const done = await edit(library.reviewer, {
    verb: 'level',
    filters: idsOf(2),
    level: 'ocebm:treatment:2',
    reason: '',
  });
  expect(done.message).toBe('Evidence level set on 2 citations.');
  expect((await listCitations(library.viewer, { ...noFilters, levels: [['ocebm:2']] })).total).toBe(2);
});

test('wrong input is a Problem', async () => {
  for (const fields of [
    { verb: 'burn', filters: '' },
    { verb: 'constructor', filters: '' },
    { verb: 'tag', filters: 'year=soon', tag: 'x:a' },
    { verb: 'level', filters: idsOf(1), level: 'x:y:z' },
  ]) {
    await expect(edit(library.curator, fields)).rejects.toMatchObject({ status: 400 });
  }
});

test.each(roles)('as %s', async (role) => {
  for (const fields of [{ verb: 'tag', tag: 'x:a' }, { verb: 'trash' }, { verb: 'level', level: 'preclinical:P1' }]) {
    const result = edit(library[role], { filters: idsOf(1), ...fields }).then(
      () => 'done',
      (error: { kind?: string }) => error.kind,
    );
    // After the first trash, the level finds nothing more to act on.
    expect(role === 'viewer' ? ['forbidden'] : ['done', 'invalid']).toContain(await result);
  }
});
