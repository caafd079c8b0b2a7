import { expect, test } from 'vitest';
import { clientAddress } from '#features/accounts/client-address.ts';

test.each([
  ['203.0.113.9', 0, '203.0.113.9'],
  ['203.0.113.9', 1, '203.0.113.9'],
  ['1.1.1.1, 203.0.113.9', 1, '203.0.113.9'],
  ['1.1.1.1, 203.0.113.9, 10.0.0.2', 2, '203.0.113.9'],
  ['203.0.113.9', 3, '203.0.113.9'],
  ['', 1, 'unknown'],
  [null, 0, 'unknown'],
])('X-Forwarded-For %s behind %s proxies is %s', (header, proxies, address) => {
  expect(clientAddress(header, proxies)).toBe(address);
});
