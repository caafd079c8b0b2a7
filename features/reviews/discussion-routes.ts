import { findClaim } from '#features/claims/queries/find-claim.ts';
import { findFinding } from '#features/findings/queries/find-finding.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { jsonBody } from '#lib/api-route.ts';
import type { Permission } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { addComment } from './commands/add-comment.ts';
import { assignReview, releaseReview } from './commands/assign-review.ts';
import { followSubject } from './commands/follow.ts';
import { raiseFlag } from './commands/raise-flag.ts';
import { type Discussion, findDiscussion } from './queries/find-discussion.ts';
import type { ReviewSubject } from './schema.ts';

type Params = { library: string; id: string };
type Step = (actor: LibraryActor, subject: ReviewSubject) => Promise<unknown>;
type Answer = (discussion: Discussion) => unknown;

const kinds = {
  finding: { find: findFinding, read: 'finding.read' },
  claim: { find: findClaim, read: 'claim.read' },
} as const;
type Kind = keyof typeof kinds;

/** The routes under a finding and those under a claim: `GET` and `POST` of its comments. */
export const commentRoutes = (kind: Kind) => listed(kind, 'comments', 'comment.add', addComment);

/** `GET` and `POST` of its flags. */
export const flagRoutes = (kind: Kind) => listed(kind, 'flags', 'flag.raise', raiseFlag);

/** `GET` who has it under review; `POST` to `take` or `release`. */
export const assignmentRoutes = (kind: Kind) =>
  stated(kind, assignmentAnswer, 'review.assign', { take: assignReview, release: releaseReview });

/** `GET` whether the caller hears of it; `POST` to `follow` or `mute`. */
export const subscriptionRoutes = (kind: Kind) =>
  stated(kind, subscriptionAnswer, 'notification.read', {
    follow: (actor, subject) => followSubject(actor, subject, true),
    mute: (actor, subject) => followSubject(actor, subject, false),
  });

function listed(
  kind: Kind,
  part: 'comments' | 'flags',
  permission: Permission,
  add: (actor: LibraryActor, subject: ReviewSubject, input: unknown) => Promise<{ id: string }>,
) {
  const GET = libraryRoute<Params>(async (viewer, _request, { id }) => {
    const items = (await discussionOf(viewer, kind, id))[part];
    return Response.json({ items, total: items.length, next: null });
  }, kinds[kind].read);
  const POST = libraryRoute<Params>(async (actor, request, { id }) => {
    await kinds[kind].find(actor, id);
    const added = await add(actor, { type: kind, id }, await jsonBody(request));
    const items: { id: string }[] = (await discussionOf(actor, kind, id))[part];
    return Response.json(
      items.find((one) => one.id === added.id),
      { status: 201 },
    );
  }, permission);
  return { GET, POST };
}

function stated(kind: Kind, answer: Answer, permission: Permission, verbs: Record<string, Step>) {
  const GET = libraryRoute<Params>(
    async (viewer, _request, { id }) => Response.json(answer(await discussionOf(viewer, kind, id))),
    kinds[kind].read,
  );
  const POST = libraryRoute<Params & { verb: string }>(async (actor, _request, { id, verb }) => {
    const step = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (!step) throw notFound('This address');
    await kinds[kind].find(actor, id);
    await step(actor, { type: kind, id });
    return Response.json(answer(await discussionOf(actor, kind, id)));
  }, permission);
  return { GET, POST };
}

/** Of what the viewer may see: what else there is, is not found. */
async function discussionOf(viewer: LibraryActor, kind: Kind, id: string): Promise<Discussion> {
  await kinds[kind].find(viewer, id);
  return findDiscussion(viewer, { type: kind, id });
}

function assignmentAnswer({ assignment }: Discussion) {
  return assignment ?? { reviewer: null, expiresAt: null };
}

function subscriptionAnswer({ following, muted }: Discussion) {
  return { following, muted };
}
