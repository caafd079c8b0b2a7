import { activityFilterSchema } from '#features/activity/filters.ts';
import { listActivity } from '#features/activity/queries.ts';
import { sentenceText } from '#features/activity/sentence.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** `?person=`, `?verb=`, `?limit=`, `?cursor=`: events, newest first, each with its sentence. */
export const GET = libraryRoute(async (actor, request) => {
  const filter = parseInput(activityFilterSchema, Object.fromEntries(new URL(request.url).searchParams));
  const { items, total, next } = await listActivity(actor, filter);
  return Response.json({ items: items.map((event) => ({ ...event, sentence: sentenceText(event) })), total, next });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
