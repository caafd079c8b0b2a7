import { linkVersions } from '#features/duplicates/commands/link-versions.ts';
import { mergeCitations } from '#features/duplicates/commands/merge-citations.ts';
import { rejectCandidate } from '#features/duplicates/commands/reject-candidate.ts';
import { reopenCandidate } from '#features/duplicates/commands/reopen-candidate.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { jsonBody } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { notFound } from '#lib/problem.ts';

type Params = { library: string; id: string; verb: string };
type Decide = (actor: LibraryActor, id: string, request: Request) => Promise<object>;

const verbs: Record<string, Decide> = {
  merge: async (actor, id, request) => {
    const isEmpty = request.headers.get('content-length') === '0' || !request.body;
    const merged = await mergeCitations(actor, id, isEmpty ? {} : await jsonBody(request));
    return { id, status: 'merged', citation: merged };
  },
  reject: async (actor, id) => {
    await rejectCandidate(actor, id);
    return { id, status: 'rejected' };
  },
  reopen: async (actor, id) => {
    await reopenCandidate(actor, id);
    return { id, status: 'open' };
  },
  versions: async (actor, id) => {
    const { studyId } = await linkVersions(actor, id);
    return { id, status: 'versions', study: studyId };
  },
};

/** Decides about one pair: `merge` (with `keep`, `fields`), `reject`, `versions`, `reopen`. */
export const POST = libraryRoute<Params>(async (actor, request, { id, verb }) => {
  const decide = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!decide) throw notFound('This address');
  return Response.json(await decide(actor, id, request));
}, 'citation.merge');

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
