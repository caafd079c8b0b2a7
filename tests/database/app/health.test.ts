import { afterAll, expect, test } from 'vitest';
import { GET } from '#app/api/health/route.ts';
import { disconnect } from '#lib/database.ts';
import { provideEnv } from '#lib/env.ts';

afterAll(disconnect);

test('health is 200 while the database answers', async () => {
  const response = await GET();
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(await response.json()).toEqual({ status: 'ok', databaseMilliseconds: expect.any(Number), replica: null });
});

test('and stays so when the read replica is away, which it says without its address', async () => {
  await disconnect();
  provideEnv({ DATABASE_REPLICA_URL: 'postgresql://speciosa:secret@127.0.0.1:9/speciosa' });
  const response = await GET();
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: 'ok', replica: { reachable: false } });
});
