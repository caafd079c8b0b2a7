import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { listActivity } from '#features/activity/queries.ts';
import { acceptFromInbox } from '#features/inbox/commands/accept-from-inbox.ts';
import { pauseWatch, removeWatch, runWatchNow } from '#features/inbox/commands/change-watch.ts';
import { createWatch } from '#features/inbox/commands/create-watch.ts';
import { rejectFromInbox } from '#features/inbox/commands/reject-from-inbox.ts';
import { returnToInbox } from '#features/inbox/commands/return-to-inbox.ts';
import { runWatch } from '#features/inbox/commands/run-watch.ts';
import { watchRunJob } from '#features/inbox/inbox-jobs.ts';
import { queueWatchesDue } from '#features/inbox/jobs.ts';
import { countPrisma, countReasons } from '#features/inbox/queries/count-prisma.ts';
import { countInbox, listInbox } from '#features/inbox/queries/list-inbox.ts';
import { listWatches } from '#features/inbox/queries/list-watches.ts';
import { inboxQuery } from '#features/inbox/schema.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect } from '#lib/database.ts';
import { provideEnv } from '#lib/env.ts';
import { closeQueue } from '#lib/queue.ts';
import { sendJson, serviceServer } from '../../unit/lookup/service-server.ts';
import { importText, ris } from '../exchange/imported.ts';
import { makeLibrary } from '../library.ts';

type Paper = { id: string; title: string; doi?: string };
let papers: Paper[] = [];
let isDown = false;
let server: Awaited<ReturnType<typeof serviceServer>>;

beforeAll(async () => {
  server = await serviceServer((_, response) => {
    if (isDown) return sendJson(response, {}, 403);
    const result = papers.map(({ id, ...paper }) => ({ ...paper, id, pmid: id, source: 'MED', pubYear: '2026' }));
    return sendJson(response, { hitCount: papers.length, resultList: { result } });
  });
  provideEnv({ LOOKUP_ORDER: 'europepmc', EUROPEPMC_URL: server.base });
});
afterEach(() => {
  isDown = false;
});
afterAll(async () => {
  await server.close();
  await closeQueue();
  await disconnect();
});

const kratom = { service: 'europepmc', name: 'Kratom', query: 'mitragynine', everyDays: 7 };

async function watched(actor: LibraryActor, found: Paper[]) {
  papers = found;
  const { id: watchId } = await createWatch(actor, kratom);
  await runWatch({ libraryId: actor.library.id, watchId });
  return watchId;
}

const list = (viewer: LibraryActor, status = 'waiting') => listInbox(viewer, inboxQuery.parse({ status }));
const one = { id: '1', title: 'One about leaves', doi: '10.1000/one' };
const two = { id: '2', title: 'Two about leaves', doi: '10.1000/two' };
const three = { id: '3', title: 'Three about leaves' };

describe('a watched search', () => {
  it('brings what is new, once, and knows what the library and the inbox have', async () => {
    const { curator, libraryId } = await makeLibrary();
    await importText(curator, ris({ TI: 'Two about leaves', DO: '10.1000/two' }));
    const watchId = await watched(curator, [one, two]);
    expect(await countInbox(curator)).toEqual({ waiting: 1, accepted: 0, rejected: 0, duplicate: 1 });
    const { items } = await list(curator);
    expect(items).toMatchObject([{ csl: { title: 'One about leaves', PMID: '1' }, search: { name: 'Kratom' } }]);
    // The next run takes the newest alone, and what it has seen it leaves.
    papers = [one, two, three];
    await runWatchNow(curator, watchId);
    await runWatch({ libraryId, watchId });
    expect(server.asked.at(-1)?.searchParams.get('query')).toMatch(
      /^\(mitragynine\) AND \(FIRST_IDATE:\[\d{4}-\d\d-\d\d TO/,
    );
    expect(await countInbox(curator)).toMatchObject({ waiting: 2, duplicate: 1 });
    // Another search finds the same.
    await watched(curator, [one]);
    expect(await countInbox(curator)).toMatchObject({ waiting: 2, duplicate: 2 });
  });

  it('runs when it is due, not before, and not twice at once', async () => {
    const { curator, libraryId } = await makeLibrary();
    papers = [one];
    const { id: watchId } = await createWatch(curator, kratom);
    const before = server.asked.length;
    await Promise.all([runWatch({ libraryId, watchId }), runWatch({ libraryId, watchId })]);
    await runWatch({ libraryId, watchId });
    expect(server.asked.length).toBe(before + 1);
    const [watch] = await listWatches(curator);
    expect(watch).toMatchObject({ lastTotal: 1, failure: null });
    expect((watch?.nextRunAt?.getTime() ?? 0) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
  });

  it('is queued when due, unless paused or removed', async () => {
    const [first, second] = [await makeLibrary(), await makeLibrary()];
    await database().watchedSearch.updateMany({ data: { nextRunAt: null } });
    const { id } = await createWatch(first.curator, kratom);
    const paused = await createWatch(second.curator, kratom);
    await pauseWatch(second.curator, paused.id, true);
    const queued = () =>
      database().$queryRaw<{ id: string }[]>`SELECT data->>'watchId' AS id FROM jobs.job WHERE name = ${watchRunJob}`;
    const before = (await queued()).length;
    await queueWatchesDue();
    const jobs = await queued();
    expect(jobs.length).toBe(before + 1);
    expect(jobs.filter((job) => job.id === id)).toHaveLength(2);
    await expect(runWatchNow(second.curator, paused.id)).rejects.toMatchObject({ status: 409 });
    await removeWatch(first.curator, id);
    expect(await listWatches(first.curator)).toEqual([]);
    await queueWatchesDue();
    expect((await queued()).length).toBe(before + 1);
  });

  it('says why it failed, tries again in some hours, and finds nothing for who has left', async () => {
    const { curator, libraryId } = await makeLibrary();
    isDown = true;
    const watchId = await watched(curator, []);
    const [watch] = await listWatches(curator);
    expect(watch?.failure).toBe('Europe PMC refuses us (403): its key may be missing or wrong.');
    expect((watch?.nextRunAt?.getTime() ?? 0) - Date.now()).toBeLessThan(86_400_000);
    isDown = false;
    await database().watchedSearch.updateMany({ where: { libraryId }, data: { nextRunAt: new Date() } });
    await database().membership.deleteMany({ where: { libraryId, userId: curator.userId ?? '' } });
    const before = server.asked.length;
    await runWatch({ libraryId, watchId });
    expect(server.asked.length).toBe(before);
  });
});

describe('triage', () => {
  it('makes citations of what is accepted, asks why of what is rejected, and counts both', async () => {
    const { curator, viewer } = await makeLibrary();
    await watched(curator, [one, two, three]);
    const { items } = await list(curator);
    const [first = '', second = '', third = ''] = items.map(({ id }) => id);
    const [accepted] = await acceptFromInbox(curator, { ids: [first] });
    expect(accepted).toMatchObject({ status: 'accepted' });
    await expect(rejectFromInbox(curator, { ids: [second], reason: ' ' })).rejects.toMatchObject({ status: 400 });
    await rejectFromInbox(curator, { ids: [second, third], reason: 'Off topic' });
    expect(await countReasons(viewer)).toEqual([{ reason: 'Off topic', n: 2 }]);
    expect(await countPrisma(viewer)).toEqual({
      previous_reports: 0,
      database_results: 3,
      database_specific_results: 'Europe PMC, 3',
      duplicates: 0,
      records_screened: 3,
      records_excluded: 2,
      dbr_sought_reports: 1,
      new_reports: 1,
      total_reports: 1,
    });
    await returnToInbox(curator, { ids: [third] });
    expect((await list(curator)).items.map(({ id }) => id)).toEqual([third]);
    const { items: events } = await listActivity(curator, { limit: 50 });
    expect(events.map(({ verb }) => verb)).toEqual([
      'inbox.returned',
      'inbox.rejected',
      'inbox.accepted',
      'watch.run',
      'watch.created',
    ]);
  });

  it('takes what the library has got meanwhile for a duplicate', async () => {
    const { curator } = await makeLibrary();
    await watched(curator, [one]);
    await importText(curator, ris({ TI: 'One about leaves', DO: '10.1000/one' }));
    const [record] = (await list(curator)).items;
    const [decided] = await acceptFromInbox(curator, { ids: [record?.id] });
    expect(decided).toMatchObject({ status: 'duplicate', citationId: expect.any(String) });
  });

  it('decides once, in its own library, by who may', async () => {
    const { curator, viewer } = await makeLibrary();
    await watched(curator, [one]);
    const ids = (await list(curator)).items.map(({ id }) => id);
    const other = await makeLibrary();
    await expect(acceptFromInbox(viewer, { ids })).rejects.toMatchObject({ status: 403 });
    await expect(acceptFromInbox(other.curator, { ids })).rejects.toMatchObject({ status: 404 });
    const both = await Promise.allSettled([acceptFromInbox(curator, { ids }), acceptFromInbox(curator, { ids })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(rejectFromInbox(curator, { ids, reason: 'Too late' })).rejects.toMatchObject({ status: 409 });
  });

  it('keeps its rules in the database', async () => {
    const { curator, libraryId } = await makeLibrary();
    await watched(curator, [one]);
    const all = { where: { libraryId } };
    const write = (data: object) => database().inboxRecord.updateMany({ ...all, data });
    await expect(write({ status: 'rejected', decidedAt: new Date() })).rejects.toThrow(
      'inbox_record_rejected_for_a_reason',
    );
    await expect(write({ status: 'accepted', decidedAt: new Date() })).rejects.toThrow(
      'inbox_record_accepted_is_cited',
    );
    await expect(write({ reason: 'x' })).rejects.toThrow('inbox_record_rejected_for_a_reason');
  });
});
