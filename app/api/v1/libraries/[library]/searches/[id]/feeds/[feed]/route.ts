import { libraryRoute } from '#features/libraries/library-route.ts';
import { revokeFeed } from '#features/searches/commands/write-feeds.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string; feed: string };

export const DELETE = libraryRoute<Params>(async (actor, _request, { feed }) => {
  await revokeFeed(actor, feed);
  return new Response(null, { status: 204 });
}, 'feed.revoke');

export const { GET, HEAD, POST, PUT, PATCH, OPTIONS } = otherVerbs('DELETE');
