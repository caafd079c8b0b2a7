import { expect, test } from 'vitest';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { disableUser } from '#features/accounts/commands/disable-user.ts';
import { findIdentityUser } from '#features/accounts/queries.ts';
import { admitIdentity, connectIdentity } from '#features/libraries/commands/admit-identity.ts';
import { createInvitation } from '#features/libraries/commands/create-invitation.ts';
import { database } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { makeLibrary } from '../library.ts';
import { makePerson } from '../person.ts';

const identity = (email: string | null = null) => ({ provider: 'orcid', id: newId(), name: 'Ben Okafor', email });

test('a stranger is refused: there is no open registration', async () => {
  await expect(admitIdentity(identity('stranger@example.org'), null)).rejects.toThrow('Ask for an invitation');
  await expect(admitIdentity(identity('stranger@example.org'), 'made-up')).rejects.toThrow('Ask for an invitation');
  expect(await database().user.count({ where: { email: 'stranger@example.org' } })).toBe(0);
});

test('a verified address finds its account, and from then on the identity does', async () => {
  const ana = await makePerson();
  const github = identity(ana.email.toUpperCase());
  await admitIdentity(github, null);
  expect(await findIdentityUser('orcid', github.id)).toMatchObject({ id: ana.userId });
  await admitIdentity({ ...github, email: null }, null);
  await admitIdentity({ ...github, email: 'changed@example.org' }, null);
  expect(await findIdentityUser('orcid', github.id)).toMatchObject({ id: ana.userId });
});

test('who was invited by address, or holds the link, gets an account that still has to accept', async () => {
  const { owner, libraryId } = await makeLibrary();
  const address = `${newId()}@example.org`;
  await createInvitation(owner, { role: 'viewer', email: address });
  await admitIdentity(identity(address), null);
  const { token } = await createInvitation(owner, { role: 'viewer' });
  await admitIdentity(identity(`${newId()}@example.org`), token);
  expect(await database().membership.count({ where: { libraryId } })).toBe(4);
});

test('a provider without an address makes an account only where the invitation names one', async () => {
  const { owner } = await makeLibrary();
  const open = await createInvitation(owner, { role: 'viewer' });
  await expect(admitIdentity(identity(), open.token)).rejects.toThrow('Ask for an invitation');
  const address = `${newId()}@example.org`;
  const named = await createInvitation(owner, { role: 'viewer', email: address });
  await admitIdentity(identity(), named.token);
  expect(await database().user.count({ where: { email: address } })).toBe(1);
  // The account exists now: another ORCID with the same link does not get it.
  await expect(admitIdentity(identity(), named.token)).rejects.toThrow('Ask for an invitation');
});

test('a disabled person is refused at every door', async () => {
  const ana = await makePerson();
  const github = identity(ana.email);
  await connectIdentity(ana, github);
  await disableUser(cliActor, ana.userId);
  await expect(admitIdentity(github, null)).rejects.toThrow('disabled');
  await expect(admitIdentity(identity(ana.email), null)).rejects.toThrow('disabled');
});

test('an identity belongs to one account', async () => {
  const [ana, ben] = [await makePerson(), await makePerson()];
  const github = identity();
  await connectIdentity(ana, github);
  await connectIdentity(ana, github);
  await expect(connectIdentity(ben, github)).rejects.toThrow('another account');
});
