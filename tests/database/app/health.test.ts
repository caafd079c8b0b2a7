import { afterAll, expect, test } from 'vitest';
import { GET } from '#app/api/health/route.ts';
import { disconnect } from '#lib/database.ts';

afterAll(disconnect);

test('health is 200 while the database answers', async () => {
  const response = await GET();
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  expect(await response.json()).toEqual({ status: 'ok', databaseMilliseconds: expect.any(Number) });
});
