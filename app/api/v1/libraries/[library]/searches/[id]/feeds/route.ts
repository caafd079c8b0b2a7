import { libraryRoute } from '#features/libraries/library-route.ts';
import { createFeed } from '#features/searches/commands/write-feeds.ts';
import { listFeeds } from '#features/searches/queries/list-feeds.ts';
import { findSearch } from '#features/searches/queries/list-searches.ts';
import { jsonBody } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string };

export const GET = libraryRoute<Params>(async (viewer, _request, { id }) => {
  const { id: searchId } = await findSearch(viewer, id);
  const items = await listFeeds(viewer, searchId);
  return Response.json({ items, total: items.length, next: null });
}, 'feed.create');

/** The secret is in this answer and nowhere else. */
export const POST = libraryRoute<Params>(
  async (actor, request, { id }) =>
    Response.json(await createFeed(actor, id, await jsonBody(request)), { status: 201 }),
  'feed.create',
);

export const { PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET', 'POST');
