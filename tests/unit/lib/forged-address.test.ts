import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { clientAddress } from '#features/accounts/client-address.ts';
import { dropForgedAddress } from '#lib/forged-address.ts';

const asked = (forwardedFor: string | undefined, trustedProxies: number) => {
  const headers: IncomingMessage['headers'] = forwardedFor ? { 'x-forwarded-for': forwardedFor } : {};
  dropForgedAddress({ headers, socket: { remoteAddress: '192.0.2.7' } as IncomingMessage['socket'] }, trustedProxies);
  return clientAddress(String(headers['x-forwarded-for'] ?? ''), trustedProxies);
};

it('believes nobody without a proxy, and only as many entries as there are proxies with some', () => {
  expect(asked('203.0.113.9', 0)).toBe('192.0.2.7');
  expect(asked(undefined, 0)).toBe('192.0.2.7');
  expect(asked('1.1.1.1, 203.0.113.9', 1)).toBe('203.0.113.9');
  expect(asked('1.1.1.1, 203.0.113.9, 10.0.0.2', 2)).toBe('203.0.113.9');
});
