import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { isId, newId } from '#lib/new-id.ts';
import { authorise, authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { type Member, mentionedIn } from '../mentions.ts';
import { commentSchema, type ReviewSubject, subjectSchema } from '../schema.ts';
import { subjectOf } from './subject-of.ts';

/** Says something about a finding, claim or citation, in Markdown: `{ body }`. Whom it calls by `@name` are notified. */
export async function addComment(actor: Actor, subject: ReviewSubject, input: unknown): Promise<{ id: string }> {
  authoriseInLibrary(actor, 'comment.add');
  const { type, id: subjectId } = parseInput(subjectSchema, subject);
  const { body } = parseInput(commentSchema, input);
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const named = await subjectOf(tx, libraryId, { type, id: subjectId });
    const id = newId();
    const authorId = actor.userId;
    await tx.reviewComment.create({ data: { libraryId, id, subjectType: type, subjectId, body, authorId } });
    const mentions = mentionedIn(body, await membersOf(tx, libraryId));
    await recordEvent(tx, actor, {
      verb: 'comment.added',
      subjects: [named],
      details: { comment: id, body, mentions },
    });
    return { id };
  });
}

/** Takes a comment away; another person's takes a reviewer. The log keeps its text. */
export async function trashComment(actor: Actor, commentId: string): Promise<void> {
  authoriseInLibrary(actor, 'comment.trash');
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const where = { libraryId, id: commentId, trashedAt: null };
    const comment = isId(commentId) ? await tx.reviewComment.findFirst({ where }) : null;
    if (!comment) throw notFound('This comment');
    if (comment.authorId !== actor.userId) authorise(actor, 'comment.trashOfOthers');
    await tx.reviewComment.update({
      where: { libraryId_id: { libraryId, id: commentId } },
      data: { trashedAt: new Date() },
    });
    const subject = parseInput(subjectSchema, { type: comment.subjectType, id: comment.subjectId });
    const named = await subjectOf(tx, libraryId, subject);
    await recordEvent(tx, actor, {
      verb: 'comment.trashed',
      subjects: [named],
      details: { comment: commentId, body: comment.body },
    });
  });
}

async function membersOf(tx: Transaction, libraryId: string): Promise<Member[]> {
  const rows = await tx.membership.findMany({
    where: { libraryId, user: { disabledAt: null } },
    select: { userId: true, role: true, user: { select: { name: true } } },
  });
  return rows.map(({ userId, role, user }) => ({ userId, role, name: user.name }));
}
