import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { holdResponse, sendKept } from '#lib/held-response.ts';
import { type KeptAnswer, keptAnswers } from '#lib/kept-answers.ts';

const answer = (text: string): KeptAnswer => ({ headers: [], nonce: null, pieces: [text] });

describe('kept answers', () => {
  test('are given until they are too old', () => {
    const answers = keptAnswers({ mostBytes: 1000, milliseconds: 60 });
    answers.keep('a', answer('x'), 0);
    expect(answers.get('a', 59)).toEqual(answer('x'));
    expect(answers.get('b', 59)).toBeNull();
    expect(answers.get('a', 60)).toBeNull();
    expect(answers.bytes).toBe(0);
  });

  test('make room for others, the least recently used first', () => {
    const answers = keptAnswers({ mostBytes: 1000, milliseconds: 60 });
    const text = 'x'.repeat(119);
    for (const key of ['a', 'b', 'c', 'd']) answers.keep(key, answer(text), 0);
    answers.get('a', 1);
    answers.keep('e', answer(text), 1);
    expect(answers.get('b', 1)).toBeNull();
    for (const key of ['a', 'c', 'd', 'e']) expect(answers.get(key, 1)).not.toBeNull();
    expect(answers.bytes).toBeLessThanOrEqual(1000);
  });

  test('are replaced under the same key, and none fills the whole room', () => {
    const answers = keptAnswers({ mostBytes: 1000, milliseconds: 60 });
    answers.keep('a', answer('x'), 0);
    answers.keep('a', answer('yy'), 0);
    expect(answers.get('a', 1)).toEqual(answer('yy'));
    answers.keep('b', answer('z'.repeat(400)), 0);
    expect(answers.get('b', 1)).toBeNull();
    expect(answers.bytes).toBe(2 * 3);
  });
});

let server: Server | undefined;
afterEach(() => server?.close());

type Answered = { status: number; headers: IncomingMessage['headers']; body: Buffer };

async function ask(
  listener: (request: IncomingMessage, response: ServerResponse) => void,
  headers: Record<string, string> = {},
): Promise<Answered> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    const asked = request({ port, host: '127.0.0.1', headers }, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks) });
    });
    asked.on('error', reject).end();
  });
}

const page = `<script nonce="first">1</script>${'ä'.repeat(2000)}<script nonce="first">2</script>`;
const writePage = async (response: ServerResponse) => {
  response.setHeader('content-security-policy', `script-src 'nonce-first'`);
  response.setHeader('x-request-id', 'one');
  const bytes = Buffer.from(page);
  response.write(bytes.subarray(0, 1001));
  await new Promise((resolve) => setImmediate(resolve));
  response.end(bytes.subarray(1001));
};

describe('a held response', () => {
  test('is sent whole, and can be given again under another nonce', async () => {
    let kept: KeptAnswer | null = null;
    const first = await ask(async (asked, response) => {
      kept = await holdResponse(asked, response, () => writePage(response));
    });
    expect(first.body.toString()).toBe(page);
    const again = await ask((asked, response) =>
      sendKept(kept as unknown as KeptAnswer, asked, response, { nonce: 'second', headers: { 'x-request-id': 'two' } }),
    );
    expect(again.body.toString()).toBe(page.replaceAll('first', 'second'));
    expect(again.headers['content-security-policy']).toBe(`script-src 'nonce-second'`);
    expect(again.headers['x-request-id']).toBe('two');
    expect(again.headers['content-length']).toBe(String(again.body.length));
  });

  test.each([
    ['gzip, br', true],
    ['gzip;q=0, identity', false],
    ['br', false],
  ])('goes out as who asks will have it: %s', async (accepted, isCompressed) => {
    const { headers, body } = await ask(
      (asked, response) => void holdResponse(asked, response, () => writePage(response)),
      {
        'accept-encoding': accepted,
      },
    );
    expect(headers['content-encoding']).toBe(isCompressed ? 'gzip' : undefined);
    expect(headers.vary).toBe('Accept-Encoding');
    expect((isCompressed ? gunzipSync(body) : body).toString()).toBe(page);
  });

  test.each([
    ['an error', (response: ServerResponse) => response.writeHead(404, { 'content-type': 'text/plain' }).end('Gone')],
    ['a redirect', (response: ServerResponse) => response.writeHead(303, { location: '/' }).end()],
    ['what sets a cookie', (response: ServerResponse) => response.setHeader('set-cookie', 'a=b').end('x')],
  ])('is not kept: %s', async (_, write) => {
    let kept: unknown = 'unset';
    const told = await ask(async (asked, response) => {
      kept = await holdResponse(asked, response, async () => void write(response));
    });
    expect(kept).toBeNull();
    expect([200, 303, 404]).toContain(told.status);
  });

  test('of a handler that settles only when all is sent is sent', async () => {
    const { body } = await ask(
      (asked, response) =>
        void holdResponse(asked, response, async () => {
          response.end('done');
          await new Promise((resolve) => response.once('finish', resolve));
        }),
    );
    expect(body.toString()).toBe('done');
  });

  test('of a handler that fails fails with it', async () => {
    const { status } = await ask((asked, response) => {
      holdResponse(asked, response, () => Promise.reject(new Error('no'))).catch(() => response.writeHead(500).end());
    });
    expect(status).toBe(500);
  });
});
