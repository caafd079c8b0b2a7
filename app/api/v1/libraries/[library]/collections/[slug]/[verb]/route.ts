import { fillCollection } from '#features/collections/commands/fill-collection.ts';
import { orderCollection } from '#features/collections/commands/order-collection.ts';
import { findCollection } from '#features/collections/queries.ts';
import { collectionIdsSchema } from '#features/collections/schema.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { jsonBody, versionedJson } from '#lib/api-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';
import { notFound } from '#lib/problem.ts';

/** Adds, removes or orders citations: `{ "ids": […] }`. */
export const POST = libraryRoute<{ library: string; slug: string; verb: string }>(
  async (actor, request, { slug, verb }) => {
    if (verb !== 'add' && verb !== 'remove' && verb !== 'order') throw notFound('This step');
    const { ids } = parseInput(collectionIdsSchema, await jsonBody(request));
    if (verb === 'order') await orderCollection(actor, slug, { ids });
    else await fillCollection(actor, slug, { [verb]: ids });
    return versionedJson(await findCollection(actor, slug));
  },
  'collection.fill',
);

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
