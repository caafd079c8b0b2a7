import { acceptFromInbox } from '#features/inbox/commands/accept-from-inbox.ts';
import { rejectFromInbox } from '#features/inbox/commands/reject-from-inbox.ts';
import { returnToInbox } from '#features/inbox/commands/return-to-inbox.ts';
import { reasonSchema } from '#features/inbox/schema.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { jsonBody } from '#lib/api-route.ts';
import { parseInput } from '#lib/input.ts';
import { isId } from '#lib/new-id.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { notFound } from '#lib/problem.ts';

type Params = { library: string; id: string; verb: string };
type Decide = (actor: LibraryActor, id: string, request: Request) => Promise<unknown[]>;

const verbs: Record<string, Decide> = {
  accept: (actor, id) => acceptFromInbox(actor, { ids: [id] }),
  reject: async (actor, id, request) =>
    rejectFromInbox(actor, { ...parseInput(reasonSchema, await jsonBody(request)), ids: [id] }),
  return: (actor, id) => returnToInbox(actor, { ids: [id] }),
};

/** Decides about one record: `accept`, `reject` (with `reason`), `return`. */
export const POST = libraryRoute<Params>(async (actor, request, { id, verb }) => {
  const decide = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
  if (!decide) throw notFound('This address');
  if (!isId(id)) throw notFound('This record of the inbox');
  const [decided] = await decide(actor, id, request);
  return Response.json(decided);
}, 'inbox.accept');

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
