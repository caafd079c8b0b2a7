import { libraryRoute } from '#features/libraries/library-route.ts';
import { resolveFlag } from '#features/reviews/commands/raise-flag.ts';
import { findDiscussion } from '#features/reviews/queries/find-discussion.ts';
import { jsonBody } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** `{ "resolution" }`: how it is resolved; one's own flag, or as a reviewer another's. */
export const POST = libraryRoute<{ library: string; id: string }>(async (actor, request, { id }) => {
  const { flags } = await findDiscussion(actor, await resolveFlag(actor, id, await jsonBody(request)));
  return Response.json(flags.find((flag) => flag.id === id));
}, 'flag.resolve');

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
