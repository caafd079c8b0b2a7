import { expect, test } from 'vitest';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { createToken } from '#features/accounts/commands/create-token.ts';
import { disableUser, setAdministrator } from '#features/accounts/commands/disable-user.ts';
import { noteTokenUse } from '#features/accounts/commands/note-use.ts';
import { revokeToken } from '#features/accounts/commands/revoke-token.ts';
import { listTokens } from '#features/accounts/queries.ts';
import { addMember } from '#features/libraries/commands/change-members.ts';
import { findTokenActor } from '#features/libraries/queries.ts';
import { database } from '#lib/database.ts';
import { makeLibrary } from '../library.ts';
import { makePerson } from '../person.ts';

const roleBy = async (token: string, slug: string) => (await findTokenActor(token, slug))?.actor.role;

test.each([
  ['owner', 'read', 'viewer'],
  ['owner', 'write', 'curator'],
  ['owner', 'review', 'reviewer'],
  ['owner', 'admin', 'owner'],
  ['curator', 'admin', 'curator'],
  ['viewer', 'write', 'viewer'],
] as const)("a %s's token of scope %s acts as %s", async (role, scope, expected) => {
  const library = await makeLibrary();
  const { token } = await createToken(library[role], { name: 'script', scope, library: null });
  expect(await roleBy(token, library[role].library.slug)).toBe(expected);
});

test('a token of one library has no role in another of its person', async () => {
  const [here, there] = [await makeLibrary(), await makeLibrary()];
  await addMember(there.owner, { email: here.owner.email, role: 'owner' });
  const of = async (library: string | null) =>
    (await createToken(here.owner, { name: 'script', scope: 'write', library })).token;
  const [one, all] = [await of(here.owner.library.slug), await of(null)];
  expect(await roleBy(one, here.owner.library.slug)).toBe('curator');
  expect(await roleBy(one, there.owner.library.slug)).toBeNull();
  expect(await roleBy(all, there.owner.library.slug)).toBe('curator');
  const stranger = await makeLibrary();
  await expect(
    createToken(here.owner, { name: 'x', scope: 'read', library: stranger.owner.library.slug }),
  ).rejects.toThrow('not found');
});

test('the text of a token is kept nowhere', async () => {
  const ana = await makePerson();
  const { token } = await createToken(ana, { name: 'script', scope: 'read', library: null });
  expect(token).toMatch(/^spc_[\w-]{43}$/);
  const [kept] = await database().$queryRaw<{ text: string }[]>`
    SELECT (SELECT json_agg(t)::text FROM api_token t) || (SELECT json_agg(e)::text FROM event_subject e) AS text`;
  expect(kept?.text).toContain('script');
  expect(kept?.text).not.toContain(token.slice(8));
});

test('an expired, a revoked, an unknown and a disabled person\u2019s token are nobody\u2019s', async () => {
  const ana = await makePerson();
  const make = async () => createToken(ana, { name: 'script', scope: 'read', library: null, days: 1 });
  const [expired, revoked, held] = [await make(), await make(), await make()];
  await database().apiToken.update({ where: { id: expired.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
  await revokeToken(ana, revoked.id);
  await expect(revokeToken(ana, revoked.id)).rejects.toThrow('not found');
  expect(await findTokenActor(held.token, 'kratom')).not.toBeNull();
  expect(await findTokenActor(expired.token, 'kratom')).toBeNull();
  expect(await findTokenActor(revoked.token, 'kratom')).toBeNull();
  expect(await findTokenActor(`${held.token}x`, 'kratom')).toBeNull();
  await disableUser(cliActor, ana.userId);
  expect(await findTokenActor(held.token, 'kratom')).toBeNull();
});

test('nobody revokes another person\u2019s token', async () => {
  const [ana, ben] = [await makePerson(), await makePerson()];
  const { id } = await createToken(ana, { name: 'script', scope: 'read', library: null });
  await expect(revokeToken(ben, id)).rejects.toThrow('not found');
});

test('last use is noted', async () => {
  const ana = await makePerson();
  const { id, token } = await createToken(ana, { name: 'script', scope: 'read', library: null });
  expect((await listTokens(ana))[0]?.lastUsedAt).toBeNull();
  expect((await findTokenActor(token, 'kratom'))?.isStale).toBe(true);
  await noteTokenUse(id);
  expect((await findTokenActor(token, 'kratom'))?.isStale).toBe(false);
  expect((await listTokens(ana))[0]?.lastUsedAt?.getTime()).toBeGreaterThan(Date.now() - 60_000);
});

test('only an admin token of all libraries administers, and a token makes no tokens', async () => {
  const library = await makeLibrary();
  const { owner } = library;
  await setAdministrator(cliActor, owner.userId ?? '', true);
  const isAdministrator = async (scope: string, slug: string | null) => {
    const { token } = await createToken(owner, { name: 'script', scope, library: slug });
    return (await findTokenActor(token, owner.library.slug))?.actor.isAdministrator;
  };
  expect(await isAdministrator('admin', null)).toBe(true);
  expect(await isAdministrator('review', null)).toBe(false);
  expect(await isAdministrator('admin', owner.library.slug)).toBe(false);
  await expect(createToken({ ...owner, via: 'token' }, { name: 'x', scope: 'read', library: null })).rejects.toThrow(
    'cannot make tokens',
  );
});
