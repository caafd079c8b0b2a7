import { libraryRoute } from '#features/libraries/library-route.ts';
import { findDestinations } from '#features/switcher/queries.ts';
import { switcherQuerySchema } from '#features/switcher/schema.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** `?q=`: where a few typed letters may lead. */
export const GET = libraryRoute(async (actor, request) => {
  const { q } = parseInput(switcherQuerySchema, Object.fromEntries(new URL(request.url).searchParams));
  return Response.json({ items: await findDestinations(actor, q) });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
