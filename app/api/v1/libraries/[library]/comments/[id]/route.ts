import { libraryRoute } from '#features/libraries/library-route.ts';
import { trashComment } from '#features/reviews/commands/add-comment.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** Takes a comment away: one's own, or as a reviewer another's. */
export const DELETE = libraryRoute<{ library: string; id: string }>(async (actor, _request, { id }) => {
  await trashComment(actor, id);
  return new Response(null, { status: 204 });
}, 'comment.trash');

export const { GET, HEAD, POST, PUT, PATCH, OPTIONS } = otherVerbs('DELETE');
