import { createServer, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { GET } from '#app/api/health/route.ts';
import { disconnect } from '#lib/database.ts';
import { provideEnv } from '#lib/env.ts';

// Takes connections and says nothing, as a database behind a broken network does.
const sockets: Socket[] = [];
const silent = createServer((socket) => sockets.push(socket));

beforeAll(async () => {
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const address = silent.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  provideEnv({ DATABASE_URL: `postgres://someone@127.0.0.1:${port}/speciosa` });
});
afterAll(async () => {
  silent.close();
  for (const socket of sockets) socket.destroy();
  await disconnect();
});

test('health is 503 within seconds when the database is away, and says nothing more', async () => {
  const response = await GET();
  expect([response.status, response.headers.get('cache-control')]).toEqual([503, 'no-store']);
  expect(await response.json()).toEqual({ status: 'unavailable', detail: 'The database does not answer.' });
});
