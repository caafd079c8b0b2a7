import { libraryRoute } from '#features/libraries/library-route.ts';
import { listQueue } from '#features/reviews/queries/list-queue.ts';
import { queueQuerySchema } from '#features/reviews/schema.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** `?kind=`, `?reviewer=me|nobody`, `?author=me|others`, `?from=`: what waits for review, the longest first. */
export const GET = libraryRoute(async (actor, request) => {
  const query = parseInput(queueQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
  const { items, total } = await listQueue(actor, query);
  const last = query.from + items.length;
  return Response.json({ items, total, next: last < total ? String(last) : null });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
