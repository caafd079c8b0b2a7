import { findCitation } from '#features/citations/queries/find-citation.ts';
import { appraisalAnswer } from '#features/evidence/appraisal-answer.ts';
import { makeAppraisal } from '#features/evidence/commands/write-appraisals.ts';
import { appraisalsOf } from '#features/evidence/queries.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { jsonBody } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string };

export const GET = libraryRoute<Params>(async (viewer, _request, { id }) => {
  const citation = await findCitation(viewer, id);
  const items = (await appraisalsOf(viewer.library.id, citation.id)).map(appraisalAnswer);
  return Response.json({ items, total: items.length, next: null });
}, 'appraisal.read');

/** Appraises a result; made anew for the same result it replaces what was there. */
export const POST = libraryRoute<Params>(async (actor, request, { id }) => {
  const made = await makeAppraisal(actor, id, await jsonBody(request));
  const record = (await appraisalsOf(actor.library.id, id)).find((one) => one.id === made.id);
  return Response.json(record && appraisalAnswer(record), { status: 201 });
}, 'appraisal.make');

export const { PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET', 'POST');
