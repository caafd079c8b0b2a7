import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { createToken } from '#features/accounts/commands/create-token.ts';
import { endSession } from '#features/accounts/commands/end-session.ts';
import { revokeToken } from '#features/accounts/commands/revoke-token.ts';
import { startSession } from '#features/accounts/commands/start-session.ts';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { setListView } from '#features/citations/commands/set-list-view.ts';
import { trashCitation } from '#features/citations/commands/trash-citations.ts';
import { usualView } from '#features/citations/list-view.ts';
import { removeMember, updateMember } from '#features/libraries/commands/change-members.ts';
import { findReaderBySession, findReaderByToken } from '#features/libraries/queries.ts';
import { createSearch } from '#features/searches/commands/create-search.ts';
import { starSearch } from '#features/searches/commands/read-search.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary, type TestLibrary } from '../library.ts';

let library: TestLibrary;
let slug: string;
let session: string;
beforeEach(async () => {
  library = await makeLibrary();
  ({ slug } = library.viewer.library);
  session = await sessionOf(library.viewer);
});
afterAll(async () => {
  await Promise.all([closeQueue(), disconnect()]);
});

const sessionOf = ({ userId, name, email }: LibraryActor) =>
  startSession({ id: userId ?? '', name, email: email ?? '' }, null);
const state = async () => (await findReaderBySession(session, slug))?.state;
const add = (title = 'A paper') => createCitation(library.curator, { csl: { type: 'article-journal', title } });

describe('what a reader sees', () => {
  test('is the same as long as nothing happens', async () => {
    expect(await state()).toBeTruthy();
    // Whatever writes in the same cluster, another test file for one, counts as something.
    const twice = async () => new Set([await state(), await state()]).size;
    await expect.poll(twice).toBe(1);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['a citation', () => add()],
    [
      'a citation of another library',
      async () => {
        const other = await makeLibrary();
        await createCitation(other.curator, { csl: { type: 'article-journal', title: 'Elsewhere' } });
      },
    ],
    ['a trashed citation', async () => trashCitation(library.curator, (await add()).id, 'any')],
    ['a saved search', () => createSearch(library.curator, { name: 'Bindings', filters: 'q=binding' })],
    ['another role', () => updateMember(library.owner, { userId: library.viewer.userId, role: 'curator' })],
    ['columns', () => setListView(library.viewer, { ...usualView, density: 'compact' })],
    [
      'another name',
      () => database().user.update({ where: { id: library.viewer.userId ?? '' }, data: { name: 'Else' } }),
    ],
    [
      'another library of theirs',
      async () => {
        const other = await makeLibrary();
        await database().membership.create({
          data: { libraryId: other.libraryId, userId: library.viewer.userId ?? '', role: 'viewer' },
        });
      },
    ],
  ])('changes with %s', async (_, change) => {
    const before = await state();
    await change();
    expect(await state()).toBeTruthy();
    expect(await state()).not.toBe(before);
  });

  test('changes with what is no event: a star', async () => {
    const { id } = await createSearch(library.curator, { name: 'Bindings', filters: 'q=binding' });
    const before = await state();
    await starSearch(library.curator, id, true);
    expect(await state()).not.toBe(before);
  });

  test('is of one person', async () => {
    const other = await findReaderBySession(await sessionOf(library.curator), slug);
    expect(other?.state).not.toBe(await state());
  });
});

describe('nobody reads', () => {
  test('of another library, or of none', async () => {
    const other = await makeLibrary();
    expect(await findReaderBySession(session, other.viewer.library.slug)).toBeNull();
    expect(await findReaderBySession(session, 'not-there')).toBeNull();
    expect(await findReaderBySession('not an id', slug)).toBeNull();
  });

  test('who signed out, was removed or was disabled', async () => {
    await endSession(library.viewer, session);
    expect(await state()).toBeUndefined();
    session = await sessionOf(library.viewer);
    await database().user.update({ where: { id: library.viewer.userId ?? '' }, data: { disabledAt: new Date() } });
    expect(await state()).toBeUndefined();
    session = await sessionOf(library.curator);
    expect(await state()).toBeTruthy();
    await removeMember(library.owner, library.curator.userId ?? '');
    expect(await state()).toBeUndefined();
  });

  test('by a token that is revoked, expired or unknown', async () => {
    const make = (days = 1) => createToken(library.viewer, { name: 'a program', scope: 'read', library: slug, days });
    const { id, token } = await make();
    const found = await findReaderByToken(token, slug);
    expect(found?.id).toBe(id);
    await add();
    expect((await findReaderByToken(token, slug))?.state).not.toBe(found?.state);
    await revokeToken(library.viewer, id);
    expect(await findReaderByToken(token, slug)).toBeNull();
    const late = await make();
    await database().apiToken.update({ where: { id: late.id }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await findReaderByToken(late.token, slug)).toBeNull();
    expect(await findReaderByToken('spc_unknown', slug)).toBeNull();
  });
});
