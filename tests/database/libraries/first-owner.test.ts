import { expect, test } from 'vitest';
import { authenticate } from '#features/accounts/commands/authenticate.ts';
import { prepareInstance } from '#features/exchange/commands/prepare-instance.ts';
import { database } from '#lib/database.ts';
import { provideEnv } from '#lib/env.ts';

test('the environment makes the first owner, once, however many processes start', async () => {
  provideEnv({ OWNER_EMAIL: 'Owner@Example.org', OWNER_PASSWORD: 'password1234' });
  await expect(prepareInstance()).rejects.toThrow('OWNER_PASSWORD will not do');
  expect(await database().library.count()).toBe(0);
  provideEnv({ OWNER_PASSWORD: 'copper kettle owl' });
  const started = await Promise.all(Array.from({ length: 4 }, () => prepareInstance()));
  expect(started).toEqual([{}, {}, {}, {}]);
  const users = await database().user.findMany({ include: { memberships: { include: { library: true } } } });
  expect(users).toMatchObject([
    {
      email: 'owner@example.org',
      isAdministrator: true,
      memberships: [{ role: 'owner', library: { slug: 'kratom' } }],
    },
  ]);
  await authenticate({ email: 'owner@example.org', password: 'copper kettle owl' }, 'here');
});
