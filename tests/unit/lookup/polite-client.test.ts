import { afterEach, describe, expect, it } from 'vitest';
import { PoliteClient } from '#lib/lookup/polite-client.ts';
import { RateGate } from '#lib/lookup/rate-gate.ts';
import { type Answering, sendJson, serviceServer } from './service-server.ts';

type Server = Awaited<ReturnType<typeof serviceServer>>;
const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) await server.close();
});

async function clientOf(answer: Answering, patience = {}) {
  const server = await serviceServer(answer);
  servers.push(server);
  const rate = { requests: 1000, perMs: 1000, atOnce: 4 };
  const quick = { timeoutMs: 5000, attempts: 3, slowAttempts: 3, firstPauseMs: 1, longestPauseMs: 2000, ...patience };
  const service = { label: 'Crossref', base: server.base, rate, query: { mailto: 'a@example.org' } };
  return { server, client: new PoliteClient(service, 'Speciosa (mailto:a@example.org)', quick) };
}

describe('the client of services', () => {
  it('says who asks', async () => {
    const { server, client } = await clientOf((_, response) => sendJson(response, { ok: true }));
    expect(await client.json('/works', { rows: 1, empty: undefined })).toEqual({ ok: true });
    expect(server.asked[0]?.search).toBe('?rows=1&mailto=a%40example.org');
    expect(server.agents).toEqual(['Speciosa (mailto:a@example.org)']);
  });

  it('posts what is too long for an address, with who asks', async () => {
    const { server, client } = await clientOf(async (_, response, request) => {
      let body = '';
      for await (const piece of request) body += piece;
      sendJson(response, { method: request.method, type: request.headers['content-type'], body });
    });
    expect(await client.json('/search', { term: 'a OR b' }, undefined, true)).toEqual({
      method: 'POST',
      type: 'application/x-www-form-urlencoded;charset=UTF-8',
      body: 'term=a+OR+b&mailto=a%40example.org',
    });
    expect(server.asked[0]?.search).toBe('');
  });

  it('takes 404 for not known, and does not ask again', async () => {
    const { server, client } = await clientOf((_, response) => sendJson(response, 'Resource not found.', 404));
    expect(await client.json('/works/10.1000/none')).toBeNull();
    expect(server.asked).toHaveLength(1);
  });

  it('waits as long as it is told after 429, then asks again', async () => {
    const times: number[] = [];
    const { client } = await clientOf((_, response) => {
      times.push(Date.now());
      if (times.length === 1) sendJson(response, {}, 429, { 'retry-after': '1' });
      else sendJson(response, { ok: 1 });
    });
    expect(await client.json('/')).toEqual({ ok: 1 });
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThanOrEqual(990);
  });

  it('gives up at once when told to wait longer than anybody would', async () => {
    const { server, client } = await clientOf((_, response) => sendJson(response, {}, 429, { 'retry-after': '86400' }));
    await expect(client.json('/')).rejects.toMatchObject({ reason: 'Crossref asks us to slow down.' });
    expect(server.asked).toHaveLength(1);
  });

  it.each([
    ['a fault of the service', (response) => sendJson(response, {}, 503), 'Crossref has a fault of its own (503).'],
    ['no answer in time', () => {}, 'Crossref did not answer in time.'],
    [
      'a web page',
      (response) => response.end('<!DOCTYPE html><html><body>Maintenance</body></html>'),
      'Crossref answered with a web page instead of a record.',
    ],
    [
      'an answer that breaks off',
      (response) => {
        response.writeHead(200, { 'content-length': '500' });
        response.write('{"message":');
        setTimeout(() => response.destroy(), 20);
      },
      'Crossref could not be reached, or broke off its answer.',
    ],
    [
      'half a document',
      (response) => response.end('{"message": {"DOI": "10.10'),
      'Crossref answered with something that breaks off or cannot be read instead of a record.',
    ],
  ] as [string, (response: Parameters<Answering>[1]) => void, string][])(
    'asks three times after %s, then says so',
    async (_, answer, reason) => {
      const { server, client } = await clientOf((_url, response) => answer(response), { timeoutMs: 300 });
      await expect(client.json('/')).rejects.toMatchObject({ name: 'ServiceFault', passes: true, reason });
      expect(server.asked).toHaveLength(3);
    },
  );

  it('asks a slow one as often as there is patience for that', async () => {
    const { server, client } = await clientOf(() => {}, { timeoutMs: 300, slowAttempts: 1 });
    await expect(client.json('/')).rejects.toMatchObject({ reason: 'Crossref did not answer in time.' });
    expect(server.asked).toHaveLength(1);
  });

  it('goes on after faults that pass', async () => {
    let asked = 0;
    const { client } = await clientOf((_, response) =>
      ++asked < 3 ? sendJson(response, {}, 502) : sendJson(response, { ok: 1 }),
    );
    expect(await client.json('/')).toEqual({ ok: 1 });
  });

  it.each([
    [400, 'Crossref does not take this request (400).'],
    [403, 'Crossref refuses us (403): its key may be missing or wrong.'],
  ])('does not repeat what was refused with %i', async (status, reason) => {
    const { server, client } = await clientOf((_, response) => sendJson(response, {}, status));
    await expect(client.json('/')).rejects.toMatchObject({ reason });
    expect(server.asked).toHaveLength(1);
  });

  it('says that nobody is there', async () => {
    const { server, client } = await clientOf(() => {});
    await server.close();
    servers.length = 0;
    await expect(client.json('/')).rejects.toMatchObject({
      reason: 'Crossref could not be reached, or broke off its answer.',
    });
  });

  it('follows a redirect within the service and none to elsewhere', async () => {
    const { client } = await clientOf((url, response) => {
      if (url.pathname === '/alias') response.writeHead(301, { location: '/work' }).end();
      else if (url.pathname === '/away') response.writeHead(302, { location: 'http://localhost:1/secret' }).end();
      else if (url.pathname === '/loop') response.writeHead(302, { location: '/loop' }).end();
      else sendJson(response, { DOI: '10.1000/x' });
    });
    expect(await client.json('/alias')).toEqual({ DOI: '10.1000/x' });
    await expect(client.json('/away')).rejects.toMatchObject({
      reason: 'Crossref sent us to another place, where we do not go.',
    });
    await expect(client.json('/loop')).rejects.toMatchObject({ reason: 'Crossref sends us in circles.' });
  });

  it('reads no more than it should', async () => {
    const { client } = await clientOf((_, response) => {
      const chunk = Buffer.alloc(1024 * 1024, ' ');
      const more = () => {
        while (!response.destroyed && response.write(chunk));
        if (!response.destroyed) response.once('drain', more);
      };
      more();
    });
    await expect(client.json('/')).rejects.toMatchObject({
      reason: 'Crossref answered with more than 32 MB.',
      passes: false,
    });
  });

  it('takes XML and nothing that is none', async () => {
    const bodies = ['<?xml version="1.0"?><a/>\n', '<html>no</html>', '{"error":1}', '<a><b></b'];
    const { client } = await clientOf((url, response) => response.end(bodies[Number(url.pathname.slice(1))]), {
      attempts: 1,
    });
    expect(await client.xml('/0')).toBe(bodies[0]);
    for (const path of ['/1', '/2', '/3'])
      await expect(client.xml(path)).rejects.toMatchObject({ name: 'ServiceFault' });
  });

  it('stops when whoever asked does not wait any more', async () => {
    const { client } = await clientOf(() => {});
    const stop = new AbortController();
    const answer = client.json('/', {}, stop.signal);
    stop.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('the gate', () => {
  it('lets no more pass at once than allowed, in the order they came', async () => {
    const gate = new RateGate({ requests: Number.POSITIVE_INFINITY, perMs: 1000, atOnce: 2 });
    let [now, most] = [0, 0];
    const order: number[] = [];
    const work = (number: number) => async () => {
      order.push(number);
      most = Math.max(most, ++now);
      await new Promise((resolve) => setTimeout(resolve, 3));
      now--;
    };
    await Promise.all([1, 2, 3, 4, 5, 6].map((number) => gate.pass(work(number))));
    expect([most, order]).toEqual([2, [1, 2, 3, 4, 5, 6]]);
  });

  it('keeps the time between beginnings, also after a fault', async () => {
    const gate = new RateGate({ requests: 20, perMs: 1000, atOnce: 5 });
    const begun: number[] = [];
    const work = async () => {
      begun.push(performance.now());
      throw new Error('fault');
    };
    await Promise.allSettled([1, 2, 3, 4].map(() => gate.pass(work)));
    expect((begun.at(-1) ?? 0) - (begun[0] ?? 0)).toBeGreaterThanOrEqual(140);
  });
});
