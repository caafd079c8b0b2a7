import { type ActivityEvent, eventColumns, subjectJson } from '#features/activity/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, Prisma, replica } from '#lib/database.ts';
import { canSendMail } from '#lib/mail.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';

// What others did to what the viewer follows: had a hand in and did not mute, asked to follow, or was called by name in.
function notifying(viewer: LibraryActor): Prisma.Sql {
  const [library, me] = [viewer.library.id, viewer.userId];
  return Prisma.sql`event e JOIN event_subject s ON s.library_id = e.library_id AND s.seq = e.seq AND s.position = 0
    LEFT JOIN subscription follow ON follow.library_id = s.library_id AND follow.subject_type = s.type
      AND follow.subject_id = s.id AND follow.user_id = ${me}::uuid
    WHERE e.library_id = ${library}::uuid AND e.actor_id IS DISTINCT FROM ${me}::uuid
      AND s.type IN ('finding', 'claim', 'citation')
      AND (e.details->'mentions' ? ${me} OR (follow.muted = false AND e.at >= follow.since) OR (follow.muted IS NULL AND s.type <> 'citation' AND EXISTS (
        SELECT FROM event_subject own JOIN event mine ON mine.library_id = own.library_id AND mine.seq = own.seq
        WHERE own.library_id = s.library_id AND own.type = s.type AND own.id = s.id AND own.seq < s.seq AND mine.actor_id = ${me}::uuid)))`;
}

export type NotificationPage = {
  items: (ActivityEvent & { unseen: boolean })[];
  next: string | null;
  last: string | null;
};

const pageSize = 50;

/** What happened to what the viewer follows, newest first. */
export async function listNotifications(viewer: LibraryActor, cursor?: string): Promise<NotificationPage> {
  authoriseInLibrary(viewer, 'notification.read');
  const older = cursor ? Prisma.sql`AND e.seq < ${BigInt(cursor)}` : Prisma.empty;
  const rows = await replica().$queryRaw<(ActivityEvent & { unseen: boolean })[]>`
    SELECT ${eventColumns}, 1 AS "subjectCount", jsonb_build_array(${subjectJson}) AS subjects, e.seq > ${seenSeq(viewer)} AS unseen
    FROM ${notifying(viewer)} ${older} ORDER BY e.seq DESC LIMIT ${pageSize + 1}`;
  const items = rows.slice(0, pageSize);
  return {
    items,
    next: rows.length > pageSize ? (items.at(-1)?.seq ?? null) : null,
    last: items[0]?.seq ?? null,
  };
}

/** How many of them the viewer has not seen, up to a hundred. */
export async function countNotifications(viewer: LibraryActor): Promise<number> {
  authoriseInLibrary(viewer, 'notification.read');
  const [row] = await replica().$queryRaw<{ unseen: number }[]>`
    SELECT count(*)::int AS unseen FROM (
      SELECT FROM ${notifying(viewer)} AND e.seq > ${seenSeq(viewer)} LIMIT 100) AS news`;
  return row?.unseen ?? 0;
}

const seenSeq = (viewer: LibraryActor) => Prisma.sql`(
  SELECT seen_seq FROM membership WHERE library_id = ${viewer.library.id}::uuid AND user_id = ${viewer.userId}::uuid)`;

/** What the viewer has neither seen here nor been mailed, newest first, a page of it. */
export function listUnmailed(viewer: LibraryActor): Promise<ActivityEvent[]> {
  authoriseInLibrary(viewer, 'notification.read');
  return database().$queryRaw<ActivityEvent[]>`
    SELECT ${eventColumns}, 1 AS "subjectCount", jsonb_build_array(${subjectJson}) AS subjects
    FROM ${notifying(viewer)} AND e.seq > ${seenSeq(viewer)} AND e.seq > (SELECT mailed_seq FROM membership
      WHERE library_id = ${viewer.library.id}::uuid AND user_id = ${viewer.userId}::uuid)
    ORDER BY e.seq DESC LIMIT ${pageSize}`;
}

/** Whether the viewer gets notifications by mail; null when this instance sends none. */
export async function findDigestPreference(viewer: LibraryActor): Promise<boolean | null> {
  authoriseInLibrary(viewer, 'notification.read');
  if (!canSendMail()) return null;
  const where = { libraryId_userId: { libraryId: viewer.library.id, userId: viewer.userId ?? '' } };
  const row = await database().membership.findUnique({ where, select: { preferences: true } });
  return (row?.preferences as { digest?: boolean } | null)?.digest !== false;
}
