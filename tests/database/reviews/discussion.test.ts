import { expect, test } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { addComment, trashComment } from '#features/reviews/commands/add-comment.ts';
import { followSubject, markNotificationsSeen } from '#features/reviews/commands/follow.ts';
import { raiseFlag, resolveFlag } from '#features/reviews/commands/raise-flag.ts';
import { findDiscussion } from '#features/reviews/queries/find-discussion.ts';
import { countNotifications, listNotifications } from '#features/reviews/queries/notifications.ts';
import type { ReviewSubject } from '#features/reviews/schema.ts';
import { database } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { makeLibrary } from '../library.ts';

async function prepare() {
  const library = await makeLibrary();
  const { id } = await createCitation(library.owner, { csl: { type: 'article-journal', title: 'Binding' } });
  const subject: ReviewSubject = { type: 'citation', id };
  return { ...library, subject };
}

test('a comment calls members by name and by role, who are notified until they have seen it', async () => {
  const { curator, reviewer, viewer, subject } = await prepare();
  await addComment(curator, subject, { body: 'Is this *n* = 3? @test-reviewer' });
  expect(await countNotifications(reviewer)).toBe(1);
  expect(await countNotifications(viewer)).toBe(0);
  expect(await countNotifications(curator)).toBe(0);
  const { items, last } = await listNotifications(reviewer);
  expect(items).toMatchObject([{ verb: 'comment.added', actorName: 'Test curator', unseen: true }]);
  await markNotificationsSeen(reviewer, BigInt(last ?? 0));
  expect(await countNotifications(reviewer)).toBe(0);
  await addComment(curator, subject, { body: '@viewers look' });
  expect(await countNotifications(viewer)).toBe(1);
});

test('who follows hears of everything; who does not want to hears of their name alone', async () => {
  const { curator, viewer, subject } = await prepare();
  await followSubject(viewer, subject, true);
  await addComment(curator, subject, { body: 'One.' });
  await raiseFlag(curator, subject, { reason: 'Units?' });
  expect(await countNotifications(viewer)).toBe(2);
  await followSubject(viewer, subject, false);
  expect(await countNotifications(viewer)).toBe(0);
  expect((await findDiscussion(viewer, subject)).muted).toBe(true);
});

test('another person’s comment takes a reviewer to take away; it stays in the log', async () => {
  const { curator, reviewer, owner, subject } = await prepare();
  const { id } = await addComment(owner, subject, { body: 'Mine.' });
  await expect(trashComment(curator, id)).rejects.toMatchObject({ kind: 'forbidden' });
  await trashComment(reviewer, id);
  expect((await findDiscussion(owner, subject)).comments).toEqual([]);
  await expect(trashComment(reviewer, id)).rejects.toMatchObject({ kind: 'not-found' });
});

test('a flag is open until it is resolved, once, with a word', async () => {
  const { curator, reviewer, owner, subject } = await prepare();
  const { id } = await raiseFlag(owner, subject, { reason: 'nM or µM?' });
  await expect(resolveFlag(curator, id, { resolution: 'nM' })).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(resolveFlag(reviewer, id, { resolution: '' })).rejects.toMatchObject({ kind: 'invalid' });
  await resolveFlag(reviewer, id, { resolution: 'nM: Table 2.' });
  await expect(resolveFlag(reviewer, id, { resolution: 'again' })).rejects.toMatchObject({ kind: 'conflict' });
  expect((await findDiscussion(owner, subject)).flags).toMatchObject([
    { reason: 'nM or µM?', resolution: 'nM: Table 2.', resolvedBy: { name: 'Test reviewer' } },
  ]);
});

test('nothing is said of what the library does not have, and another library’s is not found', async () => {
  const [{ subject }, { curator }] = await Promise.all([prepare(), makeLibrary()]);
  await expect(addComment(curator, subject, { body: 'x' })).rejects.toMatchObject({ kind: 'not-found' });
  await expect(raiseFlag(curator, { type: 'citation', id: newId() }, { reason: 'x' })).rejects.toMatchObject({
    kind: 'not-found',
  });
});

test('a draft is its author’s alone: nobody comments on it, flags it or has its name told', async () => {
  const { curator, reviewer, libraryId, subject } = await prepare();
  const made = await database().finding.create({
    data: { libraryId, citationId: subject.id, authorId: curator.userId, status: 'draft', label: 'Half typed' },
  });
  const draft = { type: 'finding' as const, id: made.id };
  await expect(addComment(reviewer, draft, { body: 'What is this?' })).rejects.toMatchObject({ kind: 'not-found' });
  await expect(raiseFlag(reviewer, draft, { reason: 'Units?' })).rejects.toMatchObject({ kind: 'not-found' });
  await expect(followSubject(reviewer, draft, true)).rejects.toMatchObject({ kind: 'not-found' });
});
