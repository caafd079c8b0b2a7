import { sentenceText } from '#features/activity/sentence.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { countNotifications, listNotifications } from '#features/reviews/queries/notifications.ts';
import { notificationQuerySchema } from '#features/reviews/schema.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** `?cursor=`: what happened to what the caller follows, newest first; `unseen` counts what they have not seen, up to a hundred. */
export const GET = libraryRoute(async (actor, request) => {
  const { cursor } = parseInput(notificationQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
  const [{ items, next }, unseen] = await Promise.all([listNotifications(actor, cursor), countNotifications(actor)]);
  return Response.json({ items: items.map((event) => ({ ...event, sentence: sentenceText(event) })), unseen, next });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
