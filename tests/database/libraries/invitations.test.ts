import { expect, test } from 'vitest';
import { authenticate } from '#features/accounts/commands/authenticate.ts';
import { acceptInvitation, acceptInvitationAsNewPerson } from '#features/libraries/commands/accept-invitation.ts';
import { createInvitation } from '#features/libraries/commands/create-invitation.ts';
import { revokeInvitation } from '#features/libraries/commands/revoke-invitation.ts';
import { findInvitation, listInvitations } from '#features/libraries/queries.ts';
import { database } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { makeLibrary } from '../library.ts';
import { makePerson, testPassword } from '../person.ts';

const someone = () => ({ name: 'Ben Okafor', email: `${newId()}@example.org`, password: testPassword });
const roleOf = async (libraryId: string, userId: string) =>
  (await database().membership.findUnique({ where: { libraryId_userId: { libraryId, userId } } }))?.role;

test('a new person gets an account and the role, once', async () => {
  const { owner, libraryId } = await makeLibrary();
  const { token } = await createInvitation(owner, { role: 'curator' });
  expect(await findInvitation(token)).toMatchObject({ role: 'curator', library: { slug: owner.library.slug } });
  const ben = someone();
  const { user, slug } = await acceptInvitationAsNewPerson(token, ben);
  expect(slug).toBe(owner.library.slug);
  expect(await roleOf(libraryId, user.id)).toBe('curator');
  expect(await authenticate(ben, 'here')).toEqual(user);
  expect(await findInvitation(token)).toBeNull();
  await expect(acceptInvitationAsNewPerson(token, someone())).rejects.toThrow('has been used');
});

test('of many who open one link at once, one gets in and the others leave no account behind', async () => {
  const { owner, libraryId } = await makeLibrary();
  const { token } = await createInvitation(owner, { role: 'viewer' });
  const people = Array.from({ length: 6 }, someone);
  const outcomes = await Promise.allSettled(people.map((person) => acceptInvitationAsNewPerson(token, person)));
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await database().membership.count({ where: { libraryId } })).toBe(5);
  expect(await database().user.count({ where: { email: { in: people.map(({ email }) => email) } } })).toBe(1);
});

test('a signed-in person joins, or rises, but is not lowered', async () => {
  const { owner, viewer, reviewer, libraryId } = await makeLibrary();
  const ana = await makePerson();
  const invite = async (role: string) => (await createInvitation(owner, { role })).token;
  await acceptInvitation(ana, await invite('viewer'));
  await acceptInvitation(viewer, await invite('reviewer'));
  expect(await roleOf(libraryId, ana.userId)).toBe('viewer');
  expect(await roleOf(libraryId, viewer.userId ?? '')).toBe('reviewer');
  const lower = await invite('curator');
  await expect(acceptInvitation(reviewer, lower)).rejects.toThrow('already a member');
  expect(await findInvitation(lower)).not.toBeNull();
});

test('an invitation for an address is for that address', async () => {
  const { owner } = await makeLibrary();
  const ben = someone();
  const { token } = await createInvitation(owner, { role: 'viewer', email: ben.email.toUpperCase() });
  await expect(acceptInvitation(await makePerson(), token)).rejects.toThrow('another e-mail address');
  await expect(acceptInvitationAsNewPerson(token, someone())).rejects.toThrow('another e-mail address');
  await acceptInvitationAsNewPerson(token, ben);
});

test('who has an account signs in instead of making a second', async () => {
  const { owner } = await makeLibrary();
  const ana = await makePerson();
  const { token } = await createInvitation(owner, { role: 'viewer' });
  await expect(acceptInvitationAsNewPerson(token, { ...someone(), email: ana.email })).rejects.toThrow(
    'already an account',
  );
  expect(await findInvitation(token)).not.toBeNull();
});

test('a bad password leaves the invitation as it was', async () => {
  const { owner } = await makeLibrary();
  const { token } = await createInvitation(owner, { role: 'viewer' });
  await expect(acceptInvitationAsNewPerson(token, { ...someone(), password: 'password1234' })).rejects.toThrow(
    'tried first',
  );
  expect(await findInvitation(token)).not.toBeNull();
});

test('a revoked and an expired invitation are worth nothing', async () => {
  const { owner, libraryId } = await makeLibrary();
  const revoked = await createInvitation(owner, { role: 'viewer' });
  const expired = await createInvitation(owner, { role: 'viewer' });
  expect(await listInvitations(owner)).toHaveLength(2);
  await revokeInvitation(owner, revoked.id);
  await expect(revokeInvitation(owner, revoked.id)).rejects.toThrow('not found');
  await database().invitation.update({
    where: { libraryId_id: { libraryId, id: expired.id } },
    data: { expiresAt: new Date(Date.now() - 1000) },
  });
  expect(await listInvitations(owner)).toHaveLength(0);
  for (const { token } of [revoked, expired]) {
    await expect(acceptInvitation(await makePerson(), token)).rejects.toThrow('used, revoked or has expired');
  }
  await expect(acceptInvitation(await makePerson(), 'made-up')).rejects.toThrow('not found');
});

test('only owners invite, and only to their own library', async () => {
  const [here, there] = [await makeLibrary(), await makeLibrary()];
  for (const actor of [here.viewer, here.curator, here.reviewer]) {
    await expect(createInvitation(actor, { role: 'viewer' })).rejects.toThrow('role of owner');
  }
  const { id } = await createInvitation(here.owner, { role: 'viewer' });
  await expect(revokeInvitation(there.owner, id)).rejects.toThrow('not found');
});
