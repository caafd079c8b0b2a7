import { acceptAppraisal } from '#features/evidence/commands/write-appraisals.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string };

/** Accepts what someone else has appraised. */
export const POST = libraryRoute<Params>(async (actor, _request, { id }) => {
  await acceptAppraisal(actor, id);
  return new Response(null, { status: 204 });
}, 'appraisal.accept');

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
