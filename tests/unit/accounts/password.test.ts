import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isCommonPassword } from '#features/accounts/common-passwords.ts';
import { hashPassword, isPassword, passwordFault } from '#features/accounts/password.ts';

const email = 'ana@example.org';

test.each([
  ['eleven-char', /at least 12/],
  ['x'.repeat(257), /at most 256/],
  ['ana@example.org1', /e-mail/],
  ['unbelievable', /tried first/],
  ['Password123!', /tried first/],
  ['passwordpassword', /tried first/],
  ['aaaaaaaaaaaaaa', /tried first/],
  ['abcabcabcabcabc', /tried first/],
  ['abcdefghijklmn', /tried first/],
  ['123456789012', /tried first/],
  ['201720182019!', /tried first/],
])('%s is refused', (password, reason) => {
  expect(passwordFault(password, email)).toMatch(reason);
});

test.each(['copper kettle owl', 'Tr0ub4dor&3-lake', 'æøå æøå fjord ni', 'correct-horse-lake'])(
  '%s will do',
  (password) => {
    expect(passwordFault(password, email)).toBeNull();
  },
);

test('the name of the account alone is no password', () => {
  expect(passwordFault('ana.maria.ruiz2024', 'ana.maria.ruiz@example.org')).toMatch(/e-mail/);
});

test('random words of enough length pass', () => {
  const word = fc.stringMatching(/^[a-z]{5,9}$/);
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 3, maxLength: 5 }), (words) => !isCommonPassword(words.join('-'))),
  );
});

test('a hash is argon2id at the parameters OWASP names, knows its password, and no other', async () => {
  const hash = await hashPassword('copper kettle owl');
  expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(await isPassword(hash, 'copper kettle owl')).toBe(true);
  expect(await isPassword(hash, 'copper kettle Owl')).toBe(false);
  expect(await isPassword(null, 'no account has this')).toBe(false);
});

test('composed and decomposed accents are one password', async () => {
  expect(await isPassword(await hashPassword('caf\u00e9 kettle owls'), 'cafe\u0301 kettle owls')).toBe(true);
});
