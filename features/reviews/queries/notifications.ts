import { type ActivityEvent, eventColumns, subjectJson } from '#features/activity/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, Prisma, replica } from '#lib/database.ts';
import { canSendMail } from '#lib/mail.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';

/**
 * What others did to what the viewer follows: had a hand in and did not mute, asked to follow, or was called by name in. That a retraction notice came or
 * went is told, whoever brought it, to all who follow what rests on the paper.
 */
function notifying(viewer: LibraryActor): Prisma.Sql {
  const [library, me] = [viewer.library.id, viewer.userId];
  return Prisma.sql`event e JOIN event_subject s ON s.library_id = e.library_id AND s.seq = e.seq AND s.position = 0
    WHERE e.library_id = ${library}::uuid AND s.type IN ('finding', 'claim', 'citation')
      AND CASE WHEN ${ofNotice(Prisma.sql`e`)} THEN EXISTS (
          SELECT FROM event_subject told WHERE told.library_id = e.library_id AND told.seq = e.seq AND ${isFollowed(Prisma.sql`told`, me)})
        ELSE e.actor_id IS DISTINCT FROM ${me}::uuid AND (e.details->'mentions' ? ${me} OR ${isFollowed(Prisma.sql`s`, me)}) END`;
}

// To have brought a notice is no hand in what rests on the paper.
function isFollowed(subject: Prisma.Sql, me: string | null): Prisma.Sql {
  return Prisma.sql`coalesce(
    (SELECT NOT follow.muted AND e.at >= follow.since FROM subscription follow WHERE follow.library_id = ${subject}.library_id
      AND follow.subject_type = ${subject}.type AND follow.subject_id = ${subject}.id AND follow.user_id = ${me}::uuid),
    ${subject}.type <> 'citation' AND EXISTS (
      SELECT FROM event_subject own JOIN event mine ON mine.library_id = own.library_id AND mine.seq = own.seq
      WHERE own.library_id = ${subject}.library_id AND own.type = ${subject}.type AND own.id = ${subject}.id AND own.seq < ${subject}.seq
        AND mine.actor_id = ${me}::uuid AND NOT ${ofNotice(Prisma.sql`mine`)}))`;
}

const ofNotice = (event: Prisma.Sql) => Prisma.sql`${event}.verb IN ('retraction.noticed', 'retraction.lifted')`;

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
  const seen = await seenSeq(viewer);
  const rows = await replica().$queryRaw<(ActivityEvent & { unseen: boolean })[]>`
    SELECT ${eventColumns}, 1 AS "subjectCount", jsonb_build_array(${subjectJson}) AS subjects, e.seq > ${seen} AS unseen
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
  const seen = await seenSeq(viewer);
  const [row] = await replica().$queryRaw<{ unseen: number }[]>`
    SELECT count(*)::int AS unseen FROM (
      SELECT FROM ${notifying(viewer)} AND e.seq > ${seen} LIMIT 100) AS news`;
  return row?.unseen ?? 0;
}

// The viewer's own mark, of which no event tells that a replica has to have it: from the primary.
async function seenSeq(viewer: LibraryActor): Promise<bigint> {
  const [row] = await database().$queryRaw<{ seen: bigint }[]>`
    SELECT seen_seq AS seen FROM membership WHERE library_id = ${viewer.library.id}::uuid AND user_id = ${viewer.userId}::uuid`;
  return row?.seen ?? 0n;
}

/** What the viewer has neither seen here nor been mailed, newest first, a page of it. */
export async function listUnmailed(viewer: LibraryActor): Promise<ActivityEvent[]> {
  authoriseInLibrary(viewer, 'notification.read');
  const seen = await seenSeq(viewer);
  return database().$queryRaw<ActivityEvent[]>`
    SELECT ${eventColumns}, 1 AS "subjectCount", jsonb_build_array(${subjectJson}) AS subjects
    FROM ${notifying(viewer)} AND e.seq > ${seen} AND e.seq > (SELECT mailed_seq FROM membership
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
