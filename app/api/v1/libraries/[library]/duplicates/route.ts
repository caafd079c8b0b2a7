import { startDuplicateSearch } from '#features/duplicates/commands/start-search.ts';
import { findSearchProgress, listDuplicates } from '#features/duplicates/queries/list-duplicates.ts';
import { duplicateQuery } from '#features/duplicates/schema.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** `?status=open|merged|rejected|versions`, `?verdict=same|candidate|versions`: pairs that may be one work, most alike first. */
export const GET = libraryRoute(async (viewer, request) => {
  const query = parseInput(duplicateQuery, Object.fromEntries(new URL(request.url).searchParams));
  const [page, search] = await Promise.all([listDuplicates(viewer, query), findSearchProgress(viewer)]);
  return Response.json({ ...page, search });
}, 'duplicate.read');

/** Has all citations compared; how far that is says GET. */
export const POST = libraryRoute(async (actor) => {
  await startDuplicateSearch(actor);
  const location = `/api/v1/libraries/${actor.library.slug}/duplicates`;
  return Response.json(await findSearchProgress(actor), { status: 202, headers: { location } });
}, 'duplicate.search');

export const { PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET', 'POST');
