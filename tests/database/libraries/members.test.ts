import { expect, test } from 'vitest';
import { cliActor } from '#features/accounts/cli-actor.ts';
import { disableUser } from '#features/accounts/commands/disable-user.ts';
import { foundLibrary } from '#features/exchange/commands/found-library.ts';
import { addMember, removeMember, updateMember } from '#features/libraries/commands/change-members.ts';
import { updateLibrary } from '#features/libraries/commands/update-library.ts';
import { findLibrary, listMembers, listMyLibraries } from '#features/libraries/queries.ts';
import { makeLibrary } from '../library.ts';
import { makePerson } from '../person.ts';

test('the last owner can neither step down, leave nor be put out', async () => {
  const { owner } = await makeLibrary();
  const userId = owner.userId ?? '';
  await expect(updateMember(owner, { userId, role: 'viewer' })).rejects.toThrow('needs an owner');
  await expect(removeMember(owner, userId)).rejects.toThrow('needs an owner');
});

test('two owners cannot step down past each other', async () => {
  const { owner, reviewer } = await makeLibrary();
  await updateMember(owner, { userId: reviewer.userId, role: 'owner' });
  const outcomes = await Promise.allSettled([
    updateMember(owner, { userId: owner.userId, role: 'viewer' }),
    removeMember({ ...reviewer, role: 'owner' }, reviewer.userId ?? ''),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});

test('a disabled owner does not count', async () => {
  const { owner, reviewer } = await makeLibrary();
  await updateMember(owner, { userId: reviewer.userId, role: 'owner' });
  await disableUser(cliActor, reviewer.userId ?? '');
  await expect(updateMember(owner, { userId: owner.userId, role: 'viewer' })).rejects.toThrow('needs an owner');
});

test('members other than owners see no addresses and change nobody, but may leave', async () => {
  const { owner, viewer, curator } = await makeLibrary();
  expect((await listMembers(viewer)).every(({ email }) => email === null)).toBe(true);
  expect((await listMembers(owner)).map(({ role }) => role)).toEqual(['owner', 'reviewer', 'curator', 'viewer']);
  await expect(updateMember(curator, { userId: viewer.userId, role: 'owner' })).rejects.toThrow('role of owner');
  await expect(removeMember(curator, viewer.userId ?? '')).rejects.toThrow('role of owner');
  await removeMember(viewer, viewer.userId ?? '');
  expect((await listMembers(owner)).map(({ userId }) => userId)).not.toContain(viewer.userId);
});

test('an owner reaches nobody in another library', async () => {
  const [here, there] = [await makeLibrary(), await makeLibrary()];
  await expect(removeMember(here.owner, there.viewer.userId ?? '')).rejects.toThrow('not found');
  await expect(updateMember(here.owner, { userId: there.viewer.userId, role: 'owner' })).rejects.toThrow('not found');
});

test('someone with an account is added once', async () => {
  const { owner } = await makeLibrary();
  const ana = await makePerson();
  await addMember(owner, { email: ana.email, role: 'reviewer' });
  expect(await listMyLibraries(ana)).toMatchObject([{ slug: owner.library.slug, role: 'reviewer' }]);
  await expect(addMember(owner, { email: ana.email, role: 'owner' })).rejects.toThrow('member already');
  await expect(addMember(owner, { email: 'nobody@example.org', role: 'viewer' })).rejects.toThrow('not found');
});

test('an administrator makes a library and owns it; the slug is a free, well-formed word', async () => {
  const ana = await makePerson();
  const admin = { ...ana, isAdministrator: true };
  expect(await foundLibrary(admin, { slug: 'opioid-notes', name: 'Opioid notes' })).toMatchObject({
    role: 'owner',
    library: { slug: 'opioid-notes', defaultStyle: 'apa' },
  });
  expect(await listMyLibraries(ana)).toMatchObject([{ slug: 'opioid-notes', role: 'owner' }]);
  await expect(foundLibrary(ana, { slug: 'another', name: 'Another' })).rejects.toThrow('administrator');
  await expect(foundLibrary(admin, { slug: 'opioid-notes', name: 'Again' })).rejects.toThrow('already a library');
  for (const slug of ['sign-in', 'api', 'Bad', 'a--b', '-a', '_next', 'x']) {
    await expect(foundLibrary(admin, { slug, name: 'Bad' })).rejects.toMatchObject({ status: 400 });
  }
});

test('settings are saved by owners, and not over what someone else saved', async () => {
  const { owner, reviewer } = await makeLibrary();
  const settings = await findLibrary(owner);
  await expect(updateLibrary(reviewer, settings)).rejects.toThrow('role of owner');
  await updateLibrary(owner, { ...settings, name: 'Kratom', defaultStyle: 'nature' });
  expect(await findLibrary(owner)).toMatchObject({
    name: 'Kratom',
    defaultStyle: 'nature',
    version: settings.version + 1,
  });
  await expect(updateLibrary(owner, { ...settings, name: 'Mine' })).rejects.toMatchObject({ status: 412 });
});

test('a usual style is one that is there and prints a bibliography; what is not sent stays', async () => {
  const { owner } = await makeLibrary();
  const { name, version } = await findLibrary(owner);
  const set = (defaultStyle: string) => updateLibrary(owner, { defaultStyle, version });
  await expect(set('natur')).rejects.toThrow('Did you mean nature?');
  await expect(set('nature')).resolves.toBeUndefined();
  expect(await findLibrary(owner)).toMatchObject({ name, defaultStyle: 'nature', defaultLocale: 'en-US' });
});
