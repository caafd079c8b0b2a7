import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import type { ReviewSubject } from '../schema.ts';

type Person = { id: string; name: string } | null;

/** What was said of a subject, what is to be looked at again, who reviews it, and whether the viewer hears of it. */
export type Discussion = {
  comments: { id: string; body: string; author: Person; createdAt: Date }[];
  flags: {
    id: string;
    reason: string;
    raisedBy: Person;
    raisedAt: Date;
    resolution: string | null;
    resolvedBy: Person;
    resolvedAt: Date | null;
  }[];
  assignment: { reviewer: { id: string; name: string }; expiresAt: Date } | null;
  /** Asked to hear of everything. */
  following: boolean;
  /** Asked to hear of nothing. */
  muted: boolean;
};

const person = { select: { id: true, name: true } };

/** Oldest comment first, open flags before resolved ones. */
export async function findDiscussion(viewer: LibraryActor, { type, id }: ReviewSubject): Promise<Discussion> {
  authoriseInLibrary(viewer, 'library.read');
  const where = { libraryId: viewer.library.id, subjectType: type, subjectId: id };
  const [comments, flags, assignment, subscription] = await Promise.all([
    database().reviewComment.findMany({
      where: { ...where, trashedAt: null },
      select: { id: true, body: true, author: person, createdAt: true },
      orderBy: { createdAt: 'asc' },
    }),
    database().reviewFlag.findMany({
      where,
      select: {
        id: true,
        reason: true,
        raisedBy: person,
        raisedAt: true,
        resolution: true,
        resolvedBy: person,
        resolvedAt: true,
      },
      orderBy: [{ resolvedAt: { sort: 'asc', nulls: 'first' } }, { raisedAt: 'desc' }],
    }),
    database().reviewAssignment.findFirst({
      where: { ...where, expiresAt: { gt: new Date() } },
      select: { reviewer: person, expiresAt: true },
    }),
    database().subscription.findFirst({ where: { ...where, userId: viewer.userId ?? '' }, select: { muted: true } }),
  ]);
  return { comments, flags, assignment, following: subscription?.muted === false, muted: subscription?.muted === true };
}
