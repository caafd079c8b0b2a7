import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { isId, newId } from '#lib/new-id.ts';
import { authorise, authoriseInLibrary } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import { flagSchema, type ReviewSubject, resolveFlagSchema, subjectSchema } from '../schema.ts';
import { subjectOf } from './subject-of.ts';

/** Asks for another look at a finding, claim or citation: `{ reason }`. */
export async function raiseFlag(actor: Actor, subject: ReviewSubject, input: unknown): Promise<{ id: string }> {
  authoriseInLibrary(actor, 'flag.raise');
  const { type, id: subjectId } = parseInput(subjectSchema, subject);
  const { reason } = parseInput(flagSchema, input);
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const named = await subjectOf(tx, libraryId, { type, id: subjectId });
    const id = newId();
    const raisedById = actor.userId;
    await tx.reviewFlag.create({ data: { libraryId, id, subjectType: type, subjectId, reason, raisedById } });
    await recordEvent(tx, actor, { verb: 'flag.raised', subjects: [named], details: { flag: id, reason } });
    return { id };
  });
}

/** Ends a flag with a word on how: `{ resolution }`. Anyone their own, a reviewer any. Gives what it was about. */
export async function resolveFlag(actor: Actor, flagId: string, input: unknown): Promise<ReviewSubject> {
  authoriseInLibrary(actor, 'flag.resolve');
  const { resolution } = parseInput(resolveFlagSchema, input);
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const flag = isId(flagId) ? await tx.reviewFlag.findFirst({ where: { libraryId, id: flagId } }) : null;
    if (!flag) throw notFound('This flag');
    if (flag.raisedById !== actor.userId) authorise(actor, 'flag.resolveOfOthers');
    const open = { libraryId, id: flagId, resolvedAt: null };
    const data = { resolution, resolvedAt: new Date(), resolvedById: actor.userId };
    const { count } = await tx.reviewFlag.updateMany({ where: open, data });
    if (count === 0) throw new Problem('conflict', 'This flag is resolved already.');
    const subject = parseInput(subjectSchema, { type: flag.subjectType, id: flag.subjectId });
    const named = await subjectOf(tx, libraryId, subject);
    await recordEvent(tx, actor, { verb: 'flag.resolved', subjects: [named], details: { flag: flagId, resolution } });
    return subject;
  });
}
