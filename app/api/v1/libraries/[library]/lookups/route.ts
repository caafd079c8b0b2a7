import type { z } from 'zod';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { lookUpRecords } from '#features/lookup/commands/look-up-records.ts';
import type { lookUpSchema } from '#features/lookup/schema.ts';
import { jsonBody } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string };

/** What the services say of a paste; with `import`, also a checked import of it, at Location. */
export const POST = libraryRoute<Params>(async (actor, request, { library }) => {
  const input = (await jsonBody(request)) as z.input<typeof lookUpSchema>;
  const { answers, importId } = await lookUpRecords(actor, input, request.signal);
  const items = answers.map(({ request: asked, csl, service, reason }) => ({ ...asked, service, reason, csl }));
  const body = { items, total: items.length, found: items.filter(({ csl }) => csl).length, importId };
  if (!importId) return Response.json(body);
  const location = `/api/v1/libraries/${library}/imports/${importId}`;
  return Response.json(body, { status: 202, headers: { location } });
}, 'import.create');

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
