import { afterAll, expect, it } from 'vitest';
import { listHistory } from '#features/activity/queries.ts';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { restoreCitations } from '#features/citations/commands/restore-citations.ts';
import { trashCitations } from '#features/citations/commands/trash-citations.ts';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary } from '../../library.ts';

afterAll(async () => {
  await closeQueue();
  await disconnect();
});

const csl = (members: object = {}) => ({ type: 'article-journal', title: 'Kratom', ...members });
const held = (libraryId: string, id: string) =>
  database().citation.findUniqueOrThrow({ where: { libraryId_id: { libraryId, id } } });

it('refuses a DOI the library has, naming the citation', async () => {
  const { owner } = await makeLibrary();
  const { id } = await createCitation(owner, { csl: csl({ DOI: '10.1000/a' }) });
  await expect(createCitation(owner, { csl: csl({ DOI: '10.1000/A' }) })).rejects.toMatchObject({
    kind: 'conflict',
    data: { existing: { id } },
  });
});

it('of two updates at once one wins and the other is told what stands', async () => {
  const { owner, libraryId } = await makeLibrary();
  const { id } = await createCitation(owner, { csl: csl() });
  const { version } = await held(libraryId, id);
  const both = ['A', 'B'].map((title) => updateCitation(owner, id, version, { csl: { title } }));
  const results = await Promise.allSettled(both);
  const lost = results.filter((result) => result.status === 'rejected');
  const row = await held(libraryId, id);
  expect(lost.map(({ reason }) => [reason.kind, reason.data.current.csl])).toEqual([['stale', row.csl]]);
  const events = await database().event.count({ where: { libraryId, verb: 'citation.updated' } });
  expect(events).toBe(1);
});

it('takes a member away by null, and nothing of another library', async () => {
  const { owner, libraryId } = await makeLibrary();
  const { id } = await createCitation(owner, { csl: csl({ volume: '1' }) });
  await updateCitation(owner, id, 'any', { csl: { volume: null } });
  expect((await held(libraryId, id)).csl).toEqual(csl());
  const other = await makeLibrary();
  await expect(updateCitation(other.owner, id, 'any', { csl: {} })).rejects.toMatchObject({ kind: 'not-found' });
});

it('leaves creators alone that stay as they are', async () => {
  const { owner, libraryId } = await makeLibrary();
  const author = [{ family: 'Kruegel', given: 'A' }, { literal: 'Kratom Group' }];
  const { id } = await createCitation(owner, { csl: csl({ author, editor: [{ family: 'Sames' }] }) });
  const earlier = () => database().rowHistory.count({ where: { libraryId, noun: 'citation_creator' } });
  await updateCitation(owner, id, 'any', { csl: { title: 'Kratom again' } });
  expect(await earlier()).toBe(0);
  await updateCitation(owner, id, 'any', { csl: { author: author.toReversed() } });
  expect(await earlier()).toBe(3);
  const creators = await database().citationCreator.findMany({ where: { libraryId, citationId: id, role: 'author' } });
  expect(creators.toSorted((one, other) => one.position - other.position)).toMatchObject(author.toReversed());
});

it('gives a letter to a restored key that was taken, also where no more letters fit behind it', async () => {
  const { owner, libraryId } = await makeLibrary();
  for (const key of ['smith2020', 'k'.repeat(200)]) {
    const { id } = await createCitation(owner, { csl: csl(), key });
    await trashCitations(owner, { ids: [id] });
    await createCitation(owner, { csl: csl(), key });
    const { rekeyed } = await restoreCitations(owner, { ids: [id] });
    expect(rekeyed).toEqual([(await held(libraryId, id)).key]);
    expect(rekeyed[0]).toBe(`${key.slice(0, 199)}a`);
    const [event] = (await listHistory(owner, 'citation', id)).items;
    expect(event?.subjects).toMatchObject([{ before: { key }, after: { key: rekeyed[0] } }]);
  }
});
