import { citationAnswer, findCitation } from '#features/citations/queries/find-citation.ts';
import { undoMerge } from '#features/duplicates/commands/undo-merge.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** Makes two citations again of one: of the last that was merged into this, or of this itself. Gives the one that comes back. */
export const POST = libraryRoute<{ library: string; id: string }>(async (actor, _request, { id }) => {
  const { restored } = await undoMerge(actor, id);
  return Response.json(citationAnswer(await findCitation(actor, restored)));
}, 'citation.unmerge');

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
