import { makeManifest } from '#features/exchange/queries/make-manifest.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** What a file as of a day is, to prove it by. */
export const GET = libraryRoute(
  async (viewer, request) => Response.json(await makeManifest(viewer, new URL(request.url).searchParams)),
  'citation.export',
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
