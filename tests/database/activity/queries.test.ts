import { expect, test } from 'vitest';
import { recordEvent } from '#features/activity/commands.ts';
import { activityFilterSchema } from '#features/activity/filters.ts';
import { listActivity, listActivityChoices, listHistory, listInstanceActivity } from '#features/activity/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { makeLibrary } from '../library.ts';

const filter = (given: object = {}) => activityFilterSchema.parse(given);
const did = (actor: LibraryActor, verb: string, ids: string[]) =>
  transaction((tx) =>
    recordEvent(tx, actor, {
      verb,
      subjects: ids.map((id, index) => ({
        type: 'citation',
        id,
        label: `C${index}`,
        before: null,
        after: { title: 'T' },
      })),
    }),
  );

test('events come newest first, page by page, with their first subjects and the number of all', async () => {
  const { curator } = await makeLibrary();
  for (let i = 0; i < 5; i++) await did(curator, 'citation.created', [newId()]);
  await did(curator, 'citation.trashed', Array.from({ length: 7 }, newId));
  const first = await listActivity(curator, filter({ limit: 2 }));
  expect(first).toMatchObject({ total: 6, next: '5' });
  expect(first.items[0]).toMatchObject({
    seq: '6',
    verb: 'citation.trashed',
    actorName: 'Test curator',
    subjectCount: 7,
  });
  expect(first.items[0]?.subjects.map(({ label }) => label)).toEqual(['C0', 'C1', 'C2']);
  expect(first.items[0]?.at).toBeInstanceOf(Date);
  const second = await listActivity(curator, filter({ limit: 4, cursor: first.next }));
  expect(second.items.map(({ seq }) => seq)).toEqual(['4', '3', '2', '1']);
  expect(second.next).toBeNull();
});

test('the list narrows to a person, a noun and a verb', async () => {
  const { curator, owner } = await makeLibrary();
  await did(curator, 'citation.created', [newId()]);
  await did(owner, 'citation.updated', [newId()]);
  await did(owner, 'term.created', []);
  const total = async (given: object) => (await listActivity(owner, filter(given))).total;
  expect(await total({ person: owner.userId })).toBe(2);
  expect(await total({ verb: 'citation' })).toBe(2);
  expect(await total({ verb: 'citation.updated' })).toBe(1);
  expect(await total({ verb: 'cit' })).toBe(0);
  expect(await listActivityChoices(owner)).toEqual({
    people: [
      { id: curator.userId, name: 'Test curator' },
      { id: owner.userId, name: 'Test owner' },
    ],
    nouns: ['citation', 'term'],
  });
});

test('the history of a record has its own changes only, and stays in its library', async () => {
  const [here, there] = [await makeLibrary(), await makeLibrary()];
  const [id, other] = [newId(), newId()];
  await did(here.curator, 'citation.created', [id, other]);
  await did(here.curator, 'citation.updated', [other]);
  await did(here.curator, 'citation.trashed', [id]);
  const { items } = await listHistory(here.viewer, 'citation', id);
  expect(items.map(({ verb }) => verb)).toEqual(['citation.trashed', 'citation.created']);
  expect(items[0]?.subjects).toEqual([{ type: 'citation', id, label: 'C0', before: null, after: { title: 'T' } }]);
  expect((await listHistory(there.owner, 'citation', id)).items).toEqual([]);
  expect((await listActivity(there.owner, filter())).items).toEqual([]);
  expect((await listHistory(here.viewer, 'citation', 'no id')).items).toEqual([]);
  expect((await listHistory(here.viewer, 'citation', id, { limit: 1 })).next).toBe('3');
});

test('what happened on the instance is for administrators', async () => {
  const { owner } = await makeLibrary();
  expect(() => listInstanceActivity(owner, filter())).toThrow('administrator');
  expect(await listInstanceActivity({ ...owner, isAdministrator: true }, filter())).toEqual({
    items: [],
    total: 0,
    next: null,
  });
});
