import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bulkEdit } from '#features/bulk-edits/bulk-edit.ts';
import { continueBulkEdit } from '#features/bulk-edits/commands/continue-bulk-edit.ts';
import { cancelBulkEdit, dismissBulkEdit, undoBulkEdit } from '#features/bulk-edits/commands/end-bulk-edit.ts';
import { runBulkEditInBackground } from '#features/bulk-edits/jobs.ts';
import { findBulkEdit, findShownBulkEdit } from '#features/bulk-edits/queries/find-bulk-edit.ts';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { tagCitations } from '#features/citations/commands/tag-citations.ts';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { requireFilters } from '#features/citations/queries/read-filters.ts';
import { removeCollection } from '#features/collections/commands/change-collection.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import {
  fillLibrary,
  makeLibraryWithTree,
  type RandomCitation,
  randomCitation,
  type StoredCitation,
} from '../features/citations/random-library.ts';
import type { TestLibrary } from '../library.ts';

// One chunk and the beginning of another.
const many = 520;
let library: TestLibrary;
let stored: StoredCitation[];
const plain: Partial<RandomCitation> = {
  tags: [],
  levels: [],
  trashed: false,
  levelRank: null,
  shelf: null,
  doi: false,
};

beforeAll(async () => {
  library = await makeLibraryWithTree();
});
const sample = fc.sample(randomCitation, { numRuns: many, seed: 5 });
beforeEach(async () => {
  stored = await fillLibrary(
    library,
    sample.map((each) => ({ ...each, ...plain })),
  );
});
afterAll(closeQueue);

async function start(fields: Record<string, string>, actor: LibraryActor = library.curator): Promise<string> {
  const data = new FormData();
  for (const [name, value] of Object.entries({ filters: '', ...fields })) data.set(name, value);
  const { data: outcome } = await bulkEdit(actor, data, 10);
  return String(outcome?.bulkEdit);
}
const job = (runId: string) => ({ libraryId: library.libraryId, runId });
const work = (runId: string) => runBulkEditInBackground(job(runId));
const found = (runId: string) => findBulkEdit(library.curator, runId);
const totalOf = async (address: string) =>
  (await listCitations(library.viewer, await requireFilters(library.viewer, new URLSearchParams(address)))).total;
const events = () =>
  database().event.findMany({
    where: { libraryId: library.libraryId, verb: { not: 'citation.created' } },
    orderBy: { seq: 'asc' },
    include: { subjects: { orderBy: { position: 'asc' } } },
  });

/** The entries that come about meanwhile. */
async function told(doing: () => Promise<unknown>) {
  const before = (await events()).length;
  await doing();
  return (await events()).slice(before);
}

describe('tagging everything', () => {
  test('is left to the worker, and is one entry of the history with every before and after', async () => {
    await tagCitations(library.curator, { ids: [stored[0]?.id], add: ['x:a1'] });
    const entries = await told(async () => {
      const run = await start({ verb: 'tag', tag: 'x:a1' });
      expect(await totalOf('tag=x:a1')).toBe(1);
      expect(await found(run)).toMatchObject({ status: 'running', total: many, done: 0, message: 'Tagging with x:a1' });
      await work(run);
      expect(await found(run)).toMatchObject({ status: 'done', done: many, changed: many - 1, undoable: true });
      expect((await found(run)).message).toBe(`${many - 1} citations tagged x:a1.`);
    });
    expect(await totalOf('tag=x:a1')).toBe(many);
    expect(entries.map(({ verb, subjects }) => [verb, subjects.length])).toEqual([['citation.tagged', many - 1]]);
    expect(entries[0]?.subjects[0]).toMatchObject({ before: { tags: [] }, after: { tags: ['x:a1'] } });
    expect(await database().bulkEditItem.count()).toBe(0);
  });

  test('undone takes it from those alone that did not have it, as one entry too; once', async () => {
    await tagCitations(library.curator, { ids: stored.slice(0, 3).map(({ id }) => id), add: ['x:b'] });
    const run = await start({ verb: 'tag', tag: 'x:b' });
    await work(run);
    const entries = await told(async () => {
      const { id } = await undoBulkEdit(library.curator, run);
      await work(id);
      expect(await found(id)).toMatchObject({ status: 'done', changed: many - 3, undoable: true });
    });
    expect(entries).toHaveLength(1);
    expect(await totalOf('tag=x:b')).toBe(3);
    expect(await found(run)).toMatchObject({ undoable: false });
    await expect(undoBulkEdit(library.curator, run)).rejects.toMatchObject({ kind: 'conflict' });
  });

  test('acts on what matched when it was asked for, and passes over what has gone since', async () => {
    const run = await start({ verb: 'tag', tag: 'y:b1' });
    await createCitation(library.curator, { csl: { type: 'book', title: 'Later' } });
    const trash = await start({
      verb: 'trash',
      filters: `id=${stored
        .slice(0, 20)
        .map(({ id }) => id)
        .join(',')}`,
    });
    await work(trash);
    await work(run);
    expect(await found(run)).toMatchObject({ status: 'done', changed: many - 20 });
    expect(await totalOf('tag=y:b1')).toBe(many - 20);
  });
});

test('stopped, it keeps what it has done, tells it, and can be taken back', async () => {
  const run = await start({ verb: 'tag', tag: 'x:a2' });
  // Stops after its first chunk, as a worker does that is told to.
  await expect(continueBulkEdit(job(run), AbortSignal.abort())).rejects.toThrow('aborted');
  const { done } = await found(run);
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(many);
  const entries = await told(() => cancelBulkEdit(library.curator, run));
  expect(entries[0]?.subjects).toHaveLength(done);
  await work(run);
  expect(await totalOf('tag=x:a2')).toBe(done);
  expect((await found(run)).message).toContain(`Stopped after ${done} of ${many} citations.`);
  await work((await undoBulkEdit(library.curator, run)).id);
  expect(await totalOf('tag=x:a2')).toBe(0);
});

test('a worker that ended goes on where it stopped, with nothing done or told twice', async () => {
  const entries = await told(async () => {
    const run = await start({ verb: 'trash' });
    await expect(continueBulkEdit(job(run), AbortSignal.abort())).rejects.toThrow('aborted');
    await work(run);
    await work(run);
  });
  expect(entries.map(({ subjects }) => new Set(subjects.map(({ id }) => id)).size)).toEqual([many]);
});

test('to the trash and back, but for what cannot come back', async () => {
  const [first] = stored;
  await updateCitation(library.curator, first?.id ?? '', 'any', { csl: { DOI: '10.1000/taken' } });
  const run = await start({ verb: 'trash' });
  await work(run);
  expect(await totalOf('is=trashed')).toBe(many);
  await createCitation(library.curator, {
    csl: { type: 'book', title: 'In its place', DOI: '10.1000/taken' },
    key: stored[1]?.key,
  });
  const { id } = await undoBulkEdit(library.curator, run);
  await work(id);
  expect(await found(id)).toMatchObject({ status: 'done', changed: many - 1, left: 1 });
  expect((await found(id)).message).toBe(`${many - 1} citations restored. 1 had to stay as they are.`);
  expect(await totalOf('is=trashed')).toBe(1);
  const rekeyed = await database().citation.findFirst({ where: { id: stored[1]?.id } });
  expect(rekeyed?.key).not.toBe(stored[1]?.key);
});

describe('a level on everything', () => {
  test('and back: what a person had judged before stands again', async () => {
    const [first, second] = stored;
    const judged = { scheme: 'ocebm', version: '2011', question: 'treatment', code: '4', reason: 'Read it.' };
    await updateCitation(library.curator, first?.id ?? '', 'any', { levels: [judged] });
    const run = await start({ verb: 'level', level: 'ocebm:treatment:2' });
    await work(run);
    expect(await totalOf('level=ocebm:2')).toBe(many);
    await updateCitation(library.curator, second?.id ?? '', 'any', { levels: [{ ...judged, code: '3' }] });
    const entries = await told(async () => {
      const { id } = await undoBulkEdit(library.curator, run);
      await work(id);
      expect(await found(id)).toMatchObject({ changed: many - 1, left: 1, undoable: false });
    });
    expect(entries.map(({ verb }) => verb)).toEqual(['level.undone']);
    expect(await totalOf('level=ocebm:2')).toBe(0);
    expect(await totalOf('level=ocebm:4')).toBe(1);
    expect(await totalOf('level=ocebm:3')).toBe(1);
    expect(await totalOf('is=unrated')).toBe(many - 2);
  });

  test('that is none is refused at once', async () => {
    await expect(start({ verb: 'level', level: 'ocebm:treatment:9' })).rejects.toMatchObject({ kind: 'invalid' });
  });
});

describe('into a collection', () => {
  test('and out again', async () => {
    const run = await start({ verb: 'collect', collection: 'shelf' });
    await work(run);
    expect(await totalOf('collection=shelf')).toBe(many);
    const entries = await told(async () => work((await undoBulkEdit(library.curator, run)).id));
    expect(entries).toMatchObject([{ verb: 'collection.filled', details: { removed: many } }]);
    expect(await totalOf('collection=shelf')).toBe(0);
  });

  test('that is gone ends with its sentence', async () => {
    const run = await start({ verb: 'collect', collection: 'rack' });
    await removeCollection(library.curator, 'rack', 'any');
    await work(run);
    expect(await found(run)).toMatchObject({ status: 'failed', failure: expect.stringContaining('collection') });
  });
});

describe('a run', () => {
  test('is its own person’s: nobody else sees, stops or undoes it', async () => {
    const run = await start({ verb: 'tag', tag: 'x:a' });
    for (const actor of [library.reviewer, library.owner]) {
      await expect(findBulkEdit(actor, run)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(cancelBulkEdit(actor, run)).rejects.toMatchObject({ kind: 'not-found' });
      await expect(undoBulkEdit(actor, run)).rejects.toMatchObject({ kind: 'not-found' });
      expect(await findShownBulkEdit(actor)).toBeNull();
    }
    await expect(findBulkEdit(library.viewer, run)).rejects.toMatchObject({ kind: 'forbidden' });
    await cancelBulkEdit(library.curator, run);
  });

  test('is shown until it is dismissed, and not while it runs', async () => {
    const run = await start({ verb: 'tag', tag: 'x:a' });
    expect(await findShownBulkEdit(library.curator)).toMatchObject({ id: run });
    await expect(dismissBulkEdit(library.curator, run)).rejects.toMatchObject({ kind: 'conflict' });
    await work(run);
    expect(await findShownBulkEdit(library.curator)).toMatchObject({ id: run, status: 'done' });
    await dismissBulkEdit(library.curator, run);
    expect((await findShownBulkEdit(library.curator))?.id).not.toBe(run);
  });

  test('ends with a sentence when whoever started it may no more', async () => {
    const run = await start({ verb: 'trash' });
    const where = { libraryId_userId: { libraryId: library.libraryId, userId: library.curator.userId ?? '' } };
    await database().membership.update({ where, data: { role: 'viewer' } });
    await work(run);
    await database().membership.update({ where, data: { role: 'curator' } });
    expect(await found(run)).toMatchObject({ status: 'failed', changed: 0 });
    expect(await totalOf('is=trashed')).toBe(0);
  });
});
