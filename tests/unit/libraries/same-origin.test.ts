import { expect, test } from 'vitest';
import { isSameOrigin } from '#features/libraries/same-origin.ts';

const base = 'https://speciosa.example';
const post = (headers: Record<string, string>, method = 'POST') =>
  isSameOrigin(new Request(`${base}/api/v1/libraries/kratom/citations`, { method, headers }), base);

test('our own pages and programs that are no browser may change things', () => {
  expect(post({ 'sec-fetch-site': 'same-origin' })).toBe(true);
  expect(post({ origin: base })).toBe(true);
  expect(post({})).toBe(true);
});

test('another site, a sister site and a sandboxed frame may not', () => {
  expect(post({ 'sec-fetch-site': 'cross-site' })).toBe(false);
  expect(post({ 'sec-fetch-site': 'same-site', origin: 'https://evil.speciosa.example' })).toBe(false);
  expect(post({ origin: 'https://evil.example' })).toBe(false);
  expect(post({ origin: 'null' })).toBe(false);
  expect(post({ origin: 'https://evil.example' }, 'DELETE')).toBe(false);
});

test('reading is not asked where it comes from', () => {
  expect(post({ 'sec-fetch-site': 'cross-site' }, 'GET')).toBe(true);
});
