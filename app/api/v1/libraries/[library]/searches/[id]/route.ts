import { libraryRoute } from '#features/libraries/library-route.ts';
import { removeSearch, updateSearch } from '#features/searches/commands/change-search.ts';
import { findSearch, withNew } from '#features/searches/queries/list-searches.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { expectedVersion, jsonBody, versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string };

export const GET = libraryRoute<Params>((viewer, _request, { id }) => answer(viewer, id), 'search.read');

export const PATCH = libraryRoute<Params>(async (actor, request, { id }) => {
  await updateSearch(actor, id, expectedVersion(request), await jsonBody(request));
  return answer(actor, id);
}, 'search.update');

export const DELETE = libraryRoute<Params>(async (actor, request, { id }) => {
  await removeSearch(actor, id, expectedVersion(request));
  return new Response(null, { status: 204 });
}, 'search.remove');

async function answer(viewer: LibraryActor, id: string): Promise<Response> {
  const found = await findSearch(viewer, id);
  const [search] = await withNew(viewer, [found]);
  return versionedJson(search ?? found);
}

export const { POST, PUT, OPTIONS } = otherVerbs('GET', 'PATCH', 'DELETE');
