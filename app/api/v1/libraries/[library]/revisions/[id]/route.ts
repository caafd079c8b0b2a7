import { findRevision } from '#features/findings/queries/list-revisions.ts';
import { revisionAnswer } from '#features/findings/revision-answer.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

export const GET = libraryRoute<{ library: string; id: string }>(
  async (viewer, _request, { id }) => versionedJson(revisionAnswer(await findRevision(viewer, id))),
  'finding.read',
);

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
