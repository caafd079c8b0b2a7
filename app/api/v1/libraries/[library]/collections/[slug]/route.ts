import { removeCollection, updateCollection } from '#features/collections/commands/change-collection.ts';
import { findCollection } from '#features/collections/queries.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { expectedVersion, jsonBody, versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; slug: string };

export const GET = libraryRoute<Params>(
  async (viewer, _request, { slug }) => versionedJson(await findCollection(viewer, slug)),
  'collection.read',
);

export const PATCH = libraryRoute<Params>(async (actor, request, { slug }) => {
  const changed = await updateCollection(actor, slug, expectedVersion(request), await jsonBody(request));
  return versionedJson(await findCollection(actor, changed.slug));
}, 'collection.update');

export const DELETE = libraryRoute<Params>(async (actor, request, { slug }) => {
  await removeCollection(actor, slug, expectedVersion(request));
  return new Response(null, { status: 204 });
}, 'collection.remove');

export const { POST, PUT, OPTIONS } = otherVerbs('GET', 'PATCH', 'DELETE');
