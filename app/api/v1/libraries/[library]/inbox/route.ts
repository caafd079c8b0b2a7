import { countPrisma } from '#features/inbox/queries/count-prisma.ts';
import { listInbox } from '#features/inbox/queries/list-inbox.ts';
import { inboxQuery } from '#features/inbox/schema.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string };

/** What watched searches found, with the counts PRISMA 2020 asks for. */
export const GET = libraryRoute<Params>(async (actor, request) => {
  const query = parseInput(inboxQuery, Object.fromEntries(new URL(request.url).searchParams));
  const [list, prisma] = await Promise.all([listInbox(actor, query), countPrisma(actor)]);
  return Response.json({ ...list, prisma });
}, 'inbox.read');

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
