import { expect, test } from 'vitest';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { changePassword } from '#features/accounts/commands/change-password.ts';
import { disableUser, enableUser, setAdministrator } from '#features/accounts/commands/disable-user.ts';
import { endOtherSessions, endSession } from '#features/accounts/commands/end-session.ts';
import { noteSessionUse } from '#features/accounts/commands/note-use.ts';
import { startSession } from '#features/accounts/commands/start-session.ts';
import { findSessionActor, listSessions } from '#features/accounts/queries.ts';
import { openSession, sealSession } from '#features/accounts/session-cookie.ts';
import { removeMember, updateMember } from '#features/libraries/commands/change-members.ts';
import { findMemberBySession } from '#features/libraries/queries.ts';
import { database } from '#lib/database.ts';
import { provideEnv } from '#lib/env.ts';
import { newId } from '#lib/new-id.ts';
import { makeLibrary } from '../library.ts';
import { makePerson, testPassword } from '../person.ts';

const begin = ({ userId, name, email }: { userId: string | null; name: string; email: string | null }) =>
  startSession({ id: userId ?? '', name, email: email ?? '' }, 'Test browser');
const isOpen = async (id: string) => (await findSessionActor(id)) !== null;

test('a session stands for its person until it is ended, and only they can end it', async () => {
  const [ana, ben] = [await makePerson(), await makePerson()];
  const session = await begin(ana);
  expect((await findSessionActor(session))?.actor).toMatchObject({ userId: ana.userId, via: 'session', role: null });
  await expect(endSession(ben, session)).rejects.toThrow('not found');
  await endSession(ana, session);
  expect(await isOpen(session)).toBe(false);
  await expect(endSession(ana, session)).rejects.toThrow('not found');
});

test('a session sleeps in after 12 hours and ends after 30 days however busy', async () => {
  const ana = await makePerson();
  const [idle, old, busy] = [await begin(ana), await begin(ana), await begin(ana)];
  await database()
    .$executeRaw`UPDATE session SET last_seen_at = now() - interval '12 hours 1 second' WHERE id = ${idle}::uuid`;
  await database().$executeRaw`UPDATE session SET expires_at = now() - interval '1 second' WHERE id = ${old}::uuid`;
  await database().$executeRaw`UPDATE session SET last_seen_at = now() - interval '11 hours' WHERE id = ${busy}::uuid`;
  expect([await isOpen(idle), await isOpen(old)]).toEqual([false, false]);
  expect((await findSessionActor(busy))?.isStale).toBe(true);
  await noteSessionUse(busy);
  expect((await findSessionActor(busy))?.isStale).toBe(false);
  expect((await listSessions(ana)).map(({ id }) => id)).toEqual([busy]);
  const { expiresAt } = await database().session.findUniqueOrThrow({ where: { id: busy } });
  expect((expiresAt.getTime() - Date.now()) / 86_400_000).toBeCloseTo(30, 1);
});

test('a change of password ends the other sessions and needs the current one', async () => {
  const ana = await makePerson();
  const [here, there] = [await begin(ana), await begin(ana)];
  const next = { currentPassword: testPassword, password: 'violet anchor moth' };
  await expect(changePassword(ana, { ...next, currentPassword: 'wrong' }, here)).rejects.toThrow(
    'not your current password',
  );
  await expect(changePassword(ana, { ...next, password: 'too short' }, here)).rejects.toThrow('at least 12');
  expect(await isOpen(there)).toBe(true);
  await changePassword(ana, next, here);
  expect([await isOpen(here), await isOpen(there)]).toEqual([true, false]);
});

test('all other sessions can be ended at once', async () => {
  const ana = await makePerson();
  const [here, there, elsewhere] = [await begin(ana), await begin(ana), await begin(ana)];
  expect(await endOtherSessions(ana, here)).toBe(2);
  expect(await Promise.all([here, there, elsewhere].map(isOpen))).toEqual([true, false, false]);
});

test('a disabled user is nobody on the next request, and enabling them does not revive the session', async () => {
  const ana = await makePerson();
  const session = await begin(ana);
  await disableUser(cliActor, ana.userId);
  expect(await isOpen(session)).toBe(false);
  await enableUser(cliActor, ana.userId);
  expect(await isOpen(session)).toBe(false);
  expect(await isOpen(await begin(ana))).toBe(true);
});

test('a new role and a removal count from the next request on', async () => {
  const { owner, curator } = await makeLibrary();
  const session = await begin(curator);
  const role = async () => (await findMemberBySession(session, owner.library.slug))?.actor.role;
  expect(await role()).toBe('curator');
  await updateMember(owner, { userId: curator.userId, role: 'viewer' });
  expect(await role()).toBe('viewer');
  await removeMember(owner, curator.userId ?? '');
  expect(await role()).toBeNull();
});

test('the cookie names the session, and nobody without the secret can make one', async () => {
  provideEnv({ AUTH_SECRET: 'a secret of more than thirty-two characters' });
  const sealed = await sealSession('session-1', 'user-1');
  expect(await openSession(sealed)).toBe('session-1');
  expect(await openSession(`${sealed.slice(0, -3)}AAA`)).toBeNull();
  expect(await openSession(undefined)).toBeNull();
  provideEnv({ AUTH_SECRET: 'another secret of more than thirty-two characters' });
  expect(await openSession(sealed)).toBeNull();
});

test('what is no session id finds nothing', async () => {
  expect(await findSessionActor("' OR 1=1")).toBeNull();
  expect(await findSessionActor(newId())).toBeNull();
});

test('somebody remains administrator', async () => {
  const [ana, ben] = [await makePerson(), await makePerson()];
  await setAdministrator(cliActor, ana.userId, true);
  await expect(setAdministrator(cliActor, ana.userId, false)).rejects.toThrow('Someone must remain');
  await expect(disableUser(cliActor, ana.userId)).rejects.toThrow('Someone must remain');
  await setAdministrator(cliActor, ben.userId, true);
  const both = [ana, ben].map(({ userId }) => setAdministrator(cliActor, userId, false));
  const outcomes = await Promise.allSettled(both);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const admin = { ...ana, isAdministrator: true };
  await expect(disableUser(admin, ana.userId)).rejects.toThrow('cannot disable yourself');
  await expect(disableUser(ben, ana.userId)).rejects.toThrow('administrator');
});
