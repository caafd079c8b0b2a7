import { cancelBulkEdit } from '#features/bulk-edits/commands/end-bulk-edit.ts';
import { findBulkEdit } from '#features/bulk-edits/queries/find-bulk-edit.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string };

export const GET = libraryRoute<Params>(
  async (actor, _request, { id }) => Response.json(await findBulkEdit(actor, id)),
  'bulkEdit.run',
);

/** Stops it. */
export const DELETE = libraryRoute<Params>(async (actor, _request, { id }) => {
  await cancelBulkEdit(actor, id);
  return Response.json(await findBulkEdit(actor, id));
}, 'bulkEdit.run');

export const { POST, PUT, PATCH, OPTIONS } = otherVerbs('GET', 'DELETE');
