import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { type ReviewSubject, subjectSchema } from '../schema.ts';
import { subjectOf } from './subject-of.ts';

/** For so long nobody else is asked to review the same; it can be taken again. */
const assignmentDays = 3;

/** The actor takes a finding or claim to review, so that others leave it alone; `conflict` while another has it. */
export async function assignReview(actor: Actor, subject: ReviewSubject): Promise<{ expiresAt: Date }> {
  authoriseInLibrary(actor, 'review.assign');
  const { type, id } = parseInput(subjectSchema, subject);
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const named = await subjectOf(tx, libraryId, { type, id });
    const [taken] = await tx.$queryRaw<{ expiresAt: Date }[]>`
      INSERT INTO review_assignment AS held (library_id, subject_type, subject_id, reviewer_id, expires_at)
      VALUES (${libraryId}::uuid, ${type}, ${id}::uuid, ${actor.userId}::uuid, now() + make_interval(days => ${assignmentDays}::int))
      ON CONFLICT (library_id, subject_type, subject_id) DO UPDATE
        SET reviewer_id = excluded.reviewer_id, assigned_at = now(), expires_at = excluded.expires_at
        WHERE held.expires_at <= now() OR held.reviewer_id = excluded.reviewer_id
      RETURNING expires_at AS "expiresAt"`;
    if (!taken) throw new Problem('conflict', `Someone else has this ${type} under review.`);
    await recordEvent(tx, actor, { verb: 'review.assigned', subjects: [named], details: { until: taken.expiresAt } });
    return taken;
  });
}

/** Gives back what the actor had taken to review; nothing when they had not. */
export async function releaseReview(actor: Actor, subject: ReviewSubject): Promise<void> {
  authoriseInLibrary(actor, 'review.assign');
  const { type, id } = parseInput(subjectSchema, subject);
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const where = { libraryId, subjectType: type, subjectId: id, reviewerId: actor.userId ?? '' };
    const { count } = await tx.reviewAssignment.deleteMany({ where });
    if (count === 0) return;
    const named = await subjectOf(tx, libraryId, { type, id });
    await recordEvent(tx, actor, { verb: 'review.released', subjects: [named] });
  });
}
