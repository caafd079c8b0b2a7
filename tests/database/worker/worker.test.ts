import { afterAll, describe, expect, it, vi } from 'vitest';
import { database, disconnect, transaction } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { closeQueue, enqueue } from '#lib/queue.ts';
import { startWorker } from '#worker/worker.ts';

const seen: string[] = [];
const jobs = {
  'test.note': async (data: { text: string }) => {
    seen.push(data.text);
  },
};

afterAll(async () => {
  await closeQueue();
  await disconnect();
});

describe('the queue', () => {
  it('keeps a job when its transaction commits, and forgets it when that fails', async () => {
    await transaction((tx) => enqueue(tx, 'test.note', { text: 'kept' }));
    const failing = transaction(async (tx) => {
      await enqueue(tx, 'test.note', { text: 'lost' });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    const rows = await database().$queryRaw<{ data: object }[]>`SELECT data FROM jobs.job WHERE name = 'test.note'`;
    expect(rows.map((row) => row.data)).toEqual([{ text: 'kept' }]);
  });

  it('wakes a worker, and what waited before it started is done too', async () => {
    const worker = await startWorker(env().DATABASE_URL ?? '', jobs);
    await vi.waitFor(() => expect(seen).toEqual(['kept']), 10_000);
    await transaction((tx) => enqueue(tx, 'test.note', { text: 'quick' }));
    await vi.waitFor(() => expect(seen).toEqual(['kept', 'quick']), { timeout: 10_000, interval: 5 });
    await worker.stop();
  });

  it('is worked off one job after the other, however many wait', async () => {
    const texts = Array.from({ length: 20 }, (_, n) => `waiting ${n}`);
    await transaction(async (tx) => {
      for (const text of texts) await enqueue(tx, 'test.note', { text });
    });
    const worker = await startWorker(env().DATABASE_URL ?? '', jobs);
    await vi.waitFor(() => expect(seen).toEqual(expect.arrayContaining(texts)), { timeout: 15_000, interval: 20 });
    await worker.stop();
  });
});
