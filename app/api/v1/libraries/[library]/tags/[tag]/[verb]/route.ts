import { libraryRoute } from '#features/libraries/library-route.ts';
import { deprecateTerm, mergeTerms } from '#features/vocabulary/commands/merge-terms.ts';
import { moveTerm } from '#features/vocabulary/commands/move-term.ts';
import { restoreTerm } from '#features/vocabulary/commands/restore-term.ts';
import { countTerm, findTerm } from '#features/vocabulary/queries.ts';
import { transitionSchema } from '#features/vocabulary/schema.ts';
import { termRecord } from '#features/vocabulary/term-record.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { expectedVersion, optionalBody, versionedJson } from '#lib/api-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { notFound } from '#lib/problem.ts';

type Seen = { id: string; version: number | 'any' };

// Verb of the address → the command, which takes the id of the other term named in the body, or null.
const verbs: Record<string, (actor: LibraryActor, seen: Seen, otherId: string | null, position?: number) => unknown> = {
  move: (actor, seen, parentId, position) => moveTerm(actor, { ...seen, parentId, position }),
  merge: (actor, seen, intoId) => mergeTerms(actor, { ...seen, intoId }),
  deprecate: (actor, seen, successorId) => deprecateTerm(actor, { ...seen, successorId }),
  restore: (actor, seen) => restoreTerm(actor, seen),
};

/** `move` (`{ "term": "facet:term" | null, "position"? }`), `merge` (`{ "term" }`), `deprecate` (`{ "term"? }`), `restore`. */
export const POST = libraryRoute<{ library: string; tag: string; verb: string }>(async (actor, request, params) => {
  const verb = verbs[params.verb];
  if (!verb) throw notFound('This address');
  const term = await findTerm(actor, decodeURIComponent(params.tag));
  const { term: otherTag, position } = parseInput(transitionSchema, await optionalBody(request));
  const other = otherTag === null ? null : await findTerm(actor, otherTag);
  await verb(actor, { id: term.id, version: expectedVersion(request) }, other?.id ?? null, position);
  const now = await findTerm(actor, term.tag);
  return versionedJson(termRecord(now, await countTerm(actor, now)));
}, 'term.move');

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
