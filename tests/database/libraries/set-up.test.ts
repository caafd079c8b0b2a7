import { expect, test } from 'vitest';
import { authenticate } from '#features/accounts/commands/authenticate.ts';
import { isSetUpTicket } from '#features/accounts/queries.ts';
import { prepareInstance } from '#features/exchange/commands/prepare-instance.ts';
import { setUpInstance } from '#features/libraries/commands/set-up-instance.ts';
import { database } from '#lib/database.ts';
import { testPassword } from '../person.ts';

const ana = { name: 'Ana Ruiz', email: 'ana@example.org', password: testPassword };
const ticketOf = (address: string | undefined) => new URL(address ?? '').searchParams.get('ticket') ?? '';

test('an empty instance gets its library, and one person can set it up once', async () => {
  const first = await prepareInstance();
  const second = await prepareInstance();
  expect(second.setupAddress).toMatch(/^http:\/\/127\.0\.0\.1:3000\/setup\?ticket=[\w-]{43}$/);
  expect(await database().library.findMany({ select: { slug: true } })).toEqual([{ slug: 'kratom' }]);
  expect(await isSetUpTicket(ticketOf(first.setupAddress))).toBe(false);
  const ticket = ticketOf(second.setupAddress);
  await expect(setUpInstance('made-up', ana)).rejects.toThrow('not found');
  await expect(setUpInstance(ticket, { ...ana, password: 'password1234' })).rejects.toThrow('tried first');
  const tries = await Promise.allSettled([
    setUpInstance(ticket, ana),
    setUpInstance(ticket, { ...ana, email: 'eve@example.org' }),
  ]);
  expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [owner] = await database().membership.findMany({ include: { user: true, library: true } });
  expect(owner).toMatchObject({ role: 'owner', library: { slug: 'kratom' }, user: { isAdministrator: true } });
  await expect(setUpInstance(ticket, { ...ana, email: 'late@example.org' })).rejects.toThrow('not found');
  expect(await prepareInstance()).toEqual({});
  expect(await authenticate({ email: owner?.user.email, password: testPassword }, 'here')).toMatchObject({
    name: 'Ana Ruiz',
  });
});
