import { afterEach, describe, expect, it } from 'vitest';
import { startSession } from '#features/accounts/commands/start-session.ts';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { noFilters } from '#features/citations/filters.ts';
import { listCitations } from '#features/citations/queries/list-citations.ts';
import { findReaderBySession } from '#features/libraries/queries.ts';
import { asOneReading, database, disconnect, replica, replicaState } from '#lib/database.ts';
import { env, provideEnv } from '#lib/env.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary } from '../library.ts';

// A replica that follows is tried in tests/start/scale.test.ts.
afterEach(async () => {
  await useReplica('');
  await closeQueue();
});

/** In this order: what still runs behind an earlier list connects anew as soon as it finds no connection. */
async function useReplica(url: string) {
  provideEnv({ DATABASE_REPLICA_URL: url });
  await disconnect();
}

const nobody = 'postgresql://speciosa:secret@127.0.0.1:9/speciosa';

describe('without a replica that can be used', () => {
  it.each([
    ['it does not answer', () => nobody],
    ['it follows no primary', () => env().DATABASE_URL ?? ''],
  ])('lists are read from the primary: %s', async (_, url) => {
    await useReplica(url());
    const { curator } = await makeLibrary();
    const session = await startSession({ id: curator.userId ?? '', name: curator.name, email: '' }, null);
    await createCitation(curator, { csl: { type: 'book', title: 'Pharmacognosy' } });
    await asOneReading(async () => {
      expect((await findReaderBySession(session, curator.library.slug))?.state).toBeTruthy();
      expect((await listCitations(curator, noFilters)).items[0]?.title).toBe('Pharmacognosy');
      const where = { libraryId: curator.library.id };
      expect(await replica().citation.count({ where })).toBe(1);
      expect(await replica().$transaction((tx) => tx.citation.count({ where }))).toBe(1);
    });
  });

  it('how it stands is told with the reason', async () => {
    expect(await replicaState()).toBeNull();
    await useReplica(nobody);
    expect(await replicaState()).toEqual({ reachable: false, reason: expect.stringContaining('127.0.0.1:9') });
    await useReplica(env().DATABASE_URL ?? '');
    expect(await replicaState()).toEqual({ reachable: false, reason: expect.stringContaining('follows no primary') });
  });

  it('what fails in the primary too, fails', async () => {
    await useReplica(nobody);
    await expect(asOneReading(() => replica().$queryRaw`SELECT 1 FROM nowhere`)).rejects.toThrow('nowhere');
  });

  it('and none is set, the primary is what is read', () => {
    expect(replica()).toBe(database());
  });
});
