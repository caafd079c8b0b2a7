import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { type ReviewSubject, subjectSchema } from '../schema.ts';
import { subjectOf } from './subject-of.ts';

/** Whether the actor hears of what happens to a subject: on, or off even when they had a hand in it. Their own matter: no event. */
export async function followSubject(actor: Actor, subject: ReviewSubject, follow: boolean): Promise<void> {
  authoriseInLibrary(actor, 'notification.read');
  const { type: subjectType, id: subjectId } = parseInput(subjectSchema, subject);
  const libraryId = actor.library.id;
  await subjectOf(database(), libraryId, { type: subjectType, id: subjectId });
  const key = { libraryId, subjectType, subjectId, userId: actor.userId ?? '' };
  await database().subscription.upsert({
    where: { libraryId_subjectType_subjectId_userId: key },
    create: { ...key, muted: !follow },
    update: { muted: !follow, since: new Date() },
  });
}

/** Marks the notifications as seen up to an event. */
export async function markNotificationsSeen(actor: Actor, seq: bigint): Promise<void> {
  authoriseInLibrary(actor, 'notification.read');
  await database().$executeRaw`
    UPDATE membership SET seen_seq = greatest(seen_seq, ${seq}::bigint)
    WHERE library_id = ${actor.library.id}::uuid AND user_id = ${actor.userId}::uuid`;
}

/** Whether the actor gets notifications of the library by mail. */
export async function setDigest(actor: Actor, on: boolean): Promise<void> {
  authoriseInLibrary(actor, 'preference.set');
  await database().$executeRaw`
    UPDATE membership SET preferences = preferences || ${JSON.stringify({ digest: on })}::jsonb
    WHERE library_id = ${actor.library.id}::uuid AND user_id = ${actor.userId}::uuid`;
}
