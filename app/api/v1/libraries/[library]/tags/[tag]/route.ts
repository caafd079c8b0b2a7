import { libraryRoute } from '#features/libraries/library-route.ts';
import { deprecateTerm } from '#features/vocabulary/commands/merge-terms.ts';
import { updateTerm } from '#features/vocabulary/commands/update-term.ts';
import { countTerm, findTerm } from '#features/vocabulary/queries.ts';
import { termRecord } from '#features/vocabulary/term-record.ts';
import { expectedVersion, jsonBody, versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { invalid } from '#lib/problem.ts';

type Params = { library: string; tag: string };

export const GET = libraryRoute<Params>(async (viewer, _request, params) => {
  const term = await findTerm(viewer, decodeURIComponent(params.tag));
  return versionedJson(termRecord(term, await countTerm(viewer, term)));
});

/** Changes the members given: name, slug, synonyms, definition, identifiers, source, colour. */
export const PATCH = libraryRoute<Params>(async (actor, request, params) => {
  const { id } = await findTerm(actor, decodeURIComponent(params.tag));
  const body = await jsonBody(request);
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalid('Send an object of what changes.');
  const { tag } = await updateTerm(actor, { ...body, id, version: expectedVersion(request) });
  const term = await findTerm(actor, tag);
  return versionedJson(termRecord(term, await countTerm(actor, term)));
}, 'term.update');

/** Deprecates the term, as nothing is deleted; its tags stay. With a successor: POST to `deprecate`. */
export const DELETE = libraryRoute<Params>(async (actor, request, params) => {
  const { id } = await findTerm(actor, decodeURIComponent(params.tag));
  await deprecateTerm(actor, { id, version: expectedVersion(request) });
  return new Response(null, { status: 204 });
}, 'term.deprecate');

export const { POST, PUT, OPTIONS } = otherVerbs('GET', 'PATCH', 'DELETE');
