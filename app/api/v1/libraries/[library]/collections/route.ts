import { createCollection } from '#features/collections/commands/create-collection.ts';
import { findCollection, listCollections } from '#features/collections/queries.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { jsonBody, versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

export const GET = libraryRoute(async (viewer) => {
  const items = await listCollections(viewer);
  return Response.json({ items, total: items.length, next: null });
}, 'collection.read');

export const POST = libraryRoute(async (actor, request) => {
  const { slug } = await createCollection(actor, await jsonBody(request));
  const location = `/api/v1/libraries/${actor.library.slug}/collections/${slug}`;
  return versionedJson(await findCollection(actor, slug), { status: 201, headers: { location } });
}, 'collection.create');

export const { PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET', 'POST');
