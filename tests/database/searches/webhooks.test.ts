import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { updateMember } from '#features/libraries/commands/change-members.ts';
import { checkWebhook } from '#features/searches/commands/check-webhook.ts';
import { createSearch } from '#features/searches/commands/create-search.ts';
import { deliverWebhook } from '#features/searches/commands/deliver-webhook.ts';
import { createWebhook, revokeWebhook } from '#features/searches/commands/write-webhooks.ts';
import { queueWebhooksDue } from '#features/searches/jobs.ts';
import { listWebhooks } from '#features/searches/queries/list-feeds.ts';
import type { DeliveryJob } from '#features/searches/search-jobs.ts';
import { webhookSignature } from '#features/searches/webhook-signature.ts';
import { database, disconnect } from '#lib/database.ts';
import { env, provideEnv } from '#lib/env.ts';
import { closeQueue, installQueue } from '#lib/queue.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';

let library: TestLibrary;
let searchId: string;
let address: string;
let status = 200;
const received: { headers: IncomingHttpHeaders; body: string }[] = [];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const piece of request) body += piece;
  received.push({ headers: request.headers, body });
  response.writeHead(status).end();
});

beforeAll(async () => {
  const { DATABASE_URL = '' } = env();
  provideEnv({ DATABASE_URL, WEBHOOK_HOSTS: '127.0.0.1', AUTH_SECRET: 'x'.repeat(40) });
  await installQueue(DATABASE_URL);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  library = await makeLibrary();
  await add('Old one on binding');
  ({ id: searchId } = await createSearch(library.owner, { name: 'Bindings', filters: 'q=binding' }));
});
afterAll(async () => {
  server.close();
  await Promise.all([closeQueue(), disconnect()]);
});

const add = (title: string) => createCitation(library.curator, { csl: { type: 'article-journal', title } });

/** What the queue holds for delivery. */
async function left(): Promise<DeliveryJob[]> {
  const rows = await database().$queryRaw<{ data: DeliveryJob }[]>`
    SELECT data FROM jobs.job WHERE name = 'searches.webhookDeliver' ORDER BY created_on`;
  return rows.map(({ data }) => data);
}

test('new matches are told once, signed', async () => {
  const { id, secret } = await createWebhook(library.owner, searchId, { address });
  const job = { libraryId: library.libraryId, webhookId: id };
  await checkWebhook(job);
  expect(await left()).toEqual([]);

  const { id: citation } = await add('New one on binding');
  await add('Of something else');
  await checkWebhook(job);
  await checkWebhook(job);
  const [message, ...more] = await left();
  expect(more).toEqual([]);
  expect(message).toMatchObject({ ...job, ids: [citation], total: 1 });

  await deliverWebhook(message as DeliveryJob);
  const [{ headers, body } = { headers: {}, body: '' }] = received;
  expect(headers['speciosa-signature']).toBe(webhookSignature(secret, String(headers['speciosa-timestamp']), body));
  expect(JSON.parse(body)).toMatchObject({
    search: { name: 'Bindings' },
    total: 1,
    citations: [{ id: citation, title: 'New one on binding', address: expect.stringContaining(citation) }],
  });
  expect(await listWebhooks(library.owner, searchId)).toMatchObject([
    { failure: null, deliveredAt: expect.any(String) },
  ]);
});

test('what does not arrive is tried again, and says why', async () => {
  const { id } = await createWebhook(library.owner, searchId, { address });
  const message = { libraryId: library.libraryId, webhookId: id, ids: [], total: 1, since: '', until: '2026' };
  status = 500;
  await expect(deliverWebhook(message)).rejects.toThrow('It answered 500.');
  expect((await listWebhooks(library.owner, searchId))[0]).toMatchObject({ failure: 'It answered 500.' });
  status = 204;
  await deliverWebhook(message);
  expect((await listWebhooks(library.owner, searchId))[0]).toMatchObject({ failure: null });
  const [first, second] = received.slice(-2);
  expect(first?.headers['speciosa-delivery']).toBe(second?.headers['speciosa-delivery']);
});

test('private addresses are refused', async () => {
  const { id } = await createWebhook(library.owner, searchId, { address: 'http://localhost:1/hook' });
  const message = { libraryId: library.libraryId, webhookId: id, ids: [], total: 1, since: '', until: '2026' };
  await expect(deliverWebhook(message)).rejects.toThrow('localhost is a private address');
});

test.each(['ftp://example.org', 'javascript:alert(1)', 'https://me:secret@example.org/', 'hook'])(
  '%s is no address for one',
  async (wrong) => {
    await expect(createWebhook(library.owner, searchId, { address: wrong })).rejects.toMatchObject({ kind: 'invalid' });
  },
);

test('nothing is told after it was revoked, or when its maker owns the library no more', async () => {
  const sent = received.length;
  const { id } = await createWebhook(library.owner, searchId, { address });
  await revokeWebhook(library.owner, id);
  const message = { libraryId: library.libraryId, webhookId: id, ids: [], total: 1, since: '', until: '2026' };
  await deliverWebhook(message);
  const { id: theirs } = await createWebhook(library.owner, searchId, { address });
  const { userId } = library.reviewer;
  await updateMember(library.owner, { userId, role: 'owner' });
  await updateMember({ ...library.reviewer, role: 'owner' }, { userId: library.owner.userId, role: 'curator' });
  await deliverWebhook({ ...message, webhookId: theirs });
  await checkWebhook({ libraryId: library.libraryId, webhookId: theirs });
  expect(received).toHaveLength(sent);
});

test('every webhook in use gets its turn', async () => {
  await queueWebhooksDue();
  const rows = await database().$queryRaw<{ id: string }[]>`
    SELECT data->>'webhookId' AS id FROM jobs.job WHERE name = 'searches.webhookCheck'`;
  const active = await database().webhook.count({ where: { revokedAt: null } });
  expect(rows).toHaveLength(active);
});
