import { trashCitation } from '#features/citations/commands/trash-citations.ts';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { citationAnswer, findCitation } from '#features/citations/queries/find-citation.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { expectedVersion, jsonBody, versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string };

export const GET = libraryRoute<Params>(async (actor, _request, { id }) =>
  versionedJson(citationAnswer(await findCitation(actor, id))),
);

export const PATCH = libraryRoute<Params>(async (actor, request, { id }) => {
  const expected = expectedVersion(request);
  await updateCitation(actor, id, expected, await jsonBody(request));
  return versionedJson(citationAnswer(await findCitation(actor, id)));
}, 'citation.update');

export const DELETE = libraryRoute<Params>(async (actor, request, { id }) => {
  await trashCitation(actor, id, expectedVersion(request));
  return new Response(null, { status: 204 });
}, 'citation.trash');

export const { POST, PUT, OPTIONS } = otherVerbs('GET', 'PATCH', 'DELETE');
