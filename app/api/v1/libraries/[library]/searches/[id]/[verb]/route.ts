import { libraryRoute } from '#features/libraries/library-route.ts';
import { markSearchSeen, starSearch } from '#features/searches/commands/read-search.ts';
import { findSearch, withNew } from '#features/searches/queries/list-searches.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { notFound } from '#lib/problem.ts';

/** `star`, `unstar`, or `seen`: what is in it now is no longer new to you. */
export const POST = libraryRoute<{ library: string; id: string; verb: string }>(
  async (actor, _request, { id, verb }) => {
    if (verb === 'seen') await markSearchSeen(actor, id);
    else if (verb === 'star' || verb === 'unstar') await starSearch(actor, id, verb === 'star');
    else throw notFound('This step');
    const [search] = await withNew(actor, [await findSearch(actor, id)]);
    return Response.json(search);
  },
  'search.star',
);

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
