import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isPublicAddress, postPublicly, RequestFault } from '#lib/public-request.ts';

describe('public addresses', () => {
  test.each(['8.8.8.8', '1.1.1.1', '172.32.0.1', '192.169.0.1', '2606:4700::1111', '2a00:1450::1'])('%s is', (ip) => {
    expect(isPublicAddress(ip)).toBe(true);
  });
  test.each([
    ...[
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '127.0.0.1',
      '127.8.8.8',
      '169.254.169.254',
      '172.16.0.1',
      '172.31.255.255',
    ],
    ...['192.168.1.1', '198.18.0.1', '224.0.0.1', '255.255.255.255', '::', '::1', 'fe80::1', 'fc00::1', 'fd12::1'],
    ...[
      '::ffff:127.0.0.1',
      '::ffff:8.8.8.8',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      '2001:0:1::',
      '2001:db8::1',
      'ff02::1',
    ],
    ...['', 'localhost', '999.1.1.1'],
  ])('%s is not', (ip) => {
    expect(isPublicAddress(ip)).toBe(false);
  });
});

describe('posting', () => {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    bodies.push(body);
    response.writeHead(request.url === '/moved' ? 302 : 200, { location: 'http://127.0.0.1:1/' }).end('ok');
  });
  let port: number;
  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });
  afterAll(() => server.close());

  const message = { headers: { 'content-type': 'text/plain' }, body: 'µ' };

  test('goes where it is allowed to, and follows nothing', async () => {
    const allowed = ['127.0.0.1'];
    expect(await postPublicly(`http://127.0.0.1:${port}/`, { ...message, allowed })).toBe(200);
    expect(await postPublicly(`http://127.0.0.1:${port}/moved`, { ...message, allowed })).toBe(302);
    expect(bodies).toEqual(['µ', 'µ']);
  });

  test.each(['127.0.0.1', 'localhost', '[::1]', '127.1', '2130706433', '0x7f.1', '[::ffff:127.0.0.1]'])(
    'to %s is refused',
    async (host) => {
      const sent = bodies.length;
      await expect(postPublicly(`http://${host}:${port}/`, message)).rejects.toThrow(RequestFault);
      expect(bodies).toHaveLength(sent);
    },
  );

  test('to nobody is a fault in words', async () => {
    const gone = postPublicly('http://no-such-host.invalid/', message);
    await expect(gone).rejects.toThrow('There is no host no-such-host.invalid.');
    const closed = postPublicly('http://127.0.0.1:1/', { ...message, allowed: ['127.0.0.1'] });
    await expect(closed).rejects.toThrow('127.0.0.1 did not answer');
  });
});
