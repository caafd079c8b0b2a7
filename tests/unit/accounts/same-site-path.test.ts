import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameSitePath } from '#features/accounts/same-site-path.ts';

test.each(['/kratom/citations?tag=target:mor&q=a%20b', '/', '/account#tokens'])('%s stays', (path) => {
  expect(sameSitePath(path)).toBe(path);
});

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '',
  null,
  undefined,
])('%s does not lead away', (path) => {
  expect(new URL(sameSitePath(path), 'https://speciosa.example').origin).toBe('https://speciosa.example');
});

test('whatever is asked for, the browser stays on the site', () => {
  const part = fc.constantFrom('/', '\\', '.', '..', '\t', '\n', ':', '@', 'evil.example', 'https', '?', '#', '%2f');
  fc.assert(
    fc.property(fc.array(part, { maxLength: 8 }), (parts) => {
      const path = sameSitePath(`/${parts.join('')}`);
      return path.startsWith('/') && new URL(path, 'https://speciosa.example').origin === 'https://speciosa.example';
    }),
    { numRuns: 2000 },
  );
});
