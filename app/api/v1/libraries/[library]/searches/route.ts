import { libraryRoute } from '#features/libraries/library-route.ts';
import { createSearch } from '#features/searches/commands/create-search.ts';
import { findSearch, listSearches, withNew } from '#features/searches/queries/list-searches.ts';
import { jsonBody, versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

export const GET = libraryRoute(async (viewer) => {
  const items = await withNew(viewer, await listSearches(viewer));
  return Response.json({ items, total: items.length, next: null });
}, 'search.read');

export const POST = libraryRoute(async (actor, request) => {
  const { id } = await createSearch(actor, await jsonBody(request));
  const [search] = await withNew(actor, [await findSearch(actor, id)]);
  const location = `/api/v1/libraries/${actor.library.slug}/searches/${id}`;
  return versionedJson(search ?? { version: 1 }, { status: 201, headers: { location } });
}, 'search.create');

export const { PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET', 'POST');
