import { libraryRoute } from '#features/libraries/library-route.ts';
import { addTermToOpenFacet, createTerm } from '#features/vocabulary/commands/create-term.ts';
import { countTerms, findTerm, listTerms, suggestTerms } from '#features/vocabulary/queries.ts';
import { listTermsSchema } from '#features/vocabulary/schema.ts';
import { tagChoice } from '#features/vocabulary/tag-choice.ts';
import { termRecord } from '#features/vocabulary/term-record.ts';
import { jsonBody, versionedJson } from '#lib/api-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { can } from '#lib/permissions.ts';

/** The vocabulary as a list, or with `q` what a typed text may mean, best first; with an empty `q`, the terms used most. */
export const GET = libraryRoute(async (viewer, request) => {
  const { q, facet, limit } = parseInput(listTermsSchema, Object.fromEntries(new URL(request.url).searchParams));
  if (q !== null) {
    const matches = await suggestTerms(viewer, q, { facet, limit });
    const items = matches.map(({ term, by }) => ({
      ...termRecord(term),
      count: undefined,
      matched: by,
      choice: tagChoice(term, by),
    }));
    return Response.json({ items, total: items.length, next: null });
  }
  const [terms, counts] = await Promise.all([listTerms(viewer, facet), countTerms(viewer)]);
  const items = terms.map((term) => termRecord(term, counts.get(term.id)));
  return Response.json({ items, total: items.length, next: null });
});

/** A new term; who may only tag adds to open facets. */
export const POST = libraryRoute(async (actor, request) => {
  const body = await jsonBody(request);
  const create = can(actor, 'term.create') ? createTerm : addTermToOpenFacet;
  const { tag } = await create(actor, body);
  const location = `/api/v1/libraries/${actor.library.slug}/tags/${tag}`;
  return versionedJson(termRecord(await findTerm(actor, tag)), { status: 201, headers: { location } });
}, 'term.addToOpenFacet');

export const { PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET', 'POST');
