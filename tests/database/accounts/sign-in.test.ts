import { expect, test } from 'vitest';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { authenticate, signInLimits } from '#features/accounts/commands/authenticate.ts';
import { consumeRateLimit } from '#features/accounts/commands/consume-rate-limit.ts';
import { disableUser } from '#features/accounts/commands/disable-user.ts';
import { database } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import type { Problem } from '#lib/problem.ts';
import { makePerson, testPassword } from '../person.ts';

const failure = (attempt: Promise<unknown>) =>
  attempt.then(
    () => null,
    (error: Problem) => error,
  );
const somewhere = () => `address-${newId()}`;

test('the right password opens, whatever the case of the address', async () => {
  const ana = await makePerson();
  const user = await authenticate({ email: ` ${ana.email.toUpperCase()} `, password: testPassword }, somewhere());
  expect(user).toEqual({ id: ana.userId, email: ana.email, name: ana.name });
});

test('a wrong password, an unknown account and a disabled one get the same answer', async () => {
  const ana = await makePerson();
  const ben = await makePerson();
  await disableUser(cliActor, ben.userId);
  const answers = await Promise.all(
    [
      { email: ana.email, password: 'copper kettle cat' },
      { email: 'nobody@example.org', password: testPassword },
      { email: ben.email, password: testPassword },
    ].map((input) => failure(authenticate(input, somewhere()))),
  );
  expect(new Set(answers.map((answer) => answer?.message))).toEqual(
    new Set(['The e-mail address or the password is wrong.']),
  );
  expect(answers[0]?.status).toBe(401);
});

test('an unknown account takes as long as a known one', async () => {
  const ana = await makePerson();
  const time = async (email: string) => {
    const from = performance.now();
    await failure(authenticate({ email, password: 'copper kettle cat' }, somewhere()));
    return performance.now() - from;
  };
  const median = (times: number[]) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  await time(ana.email);
  const known: number[] = [];
  const unknown: number[] = [];
  for (let round = 0; round < 7; round++) {
    known.push(await time(ana.email));
    unknown.push(await time(`nobody-${round}@example.org`));
  }
  expect(median(unknown)).toBeGreaterThan(median(known) / 3);
});

test('an account is shut for a while after too many failures, even to the right password, and says for how long', async () => {
  const ana = await makePerson();
  const attempts = Array.from({ length: signInLimits.account.limit }, () =>
    failure(authenticate({ email: ana.email, password: 'wrong' }, somewhere())),
  );
  for (const attempt of await Promise.all(attempts)) expect(attempt?.status).toBe(401);
  const shut = await failure(authenticate({ email: ana.email, password: testPassword }, somewhere()));
  expect(shut?.status).toBe(429);
  expect(shut?.message).toBe('Too many attempts to sign in to this account. Try again in 15 minutes.');
  expect(shut?.retryAfterSeconds).toBeGreaterThan(890);
  await database().$executeRaw`UPDATE rate_limit SET window_started_at = now() - interval '16 minutes'`;
  expect(await authenticate({ email: ana.email, password: testPassword }, somewhere())).toMatchObject({
    id: ana.userId,
  });
});

test('signing in forgives the failures before it', async () => {
  const ana = await makePerson();
  for (let round = 0; round < 2; round++) {
    for (let i = 1; i < signInLimits.account.limit; i++) {
      await failure(authenticate({ email: ana.email, password: 'wrong' }, somewhere()));
    }
    await authenticate({ email: ana.email, password: testPassword }, somewhere());
  }
});

test('an address that tries one account after the other is stopped; one that signs in is not', async () => {
  const ana = await makePerson();
  const lab = somewhere();
  for (let i = 0; i < signInLimits.address.limit + 5; i++)
    await authenticate({ email: ana.email, password: testPassword }, lab);
  const thief = somewhere();
  const limit = signInLimits.address;
  for (let i = 0; i < limit.limit; i++) await consumeRateLimit(`sign-in:address:${thief}`, limit);
  const stopped = await failure(authenticate({ email: ana.email, password: testPassword }, thief));
  expect(stopped?.message).toMatch(/^Too many attempts to sign in from your address/);
});

test('uses sent side by side are all counted', async () => {
  const limit = { limit: 5, windowSeconds: 60 };
  const uses = await Promise.all(Array.from({ length: 12 }, () => failure(consumeRateLimit('side-by-side', limit))));
  expect(uses.filter((use) => use === null)).toHaveLength(5);
  expect(uses.filter((use) => use?.status === 429)).toHaveLength(7);
});
