import { undoImport } from '#features/exchange/commands/undo-import.ts';
import { findImport } from '#features/exchange/queries/find-import.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { versionedJson } from '#lib/api-route.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string };

export const GET = libraryRoute<Params>(async (actor, _request, { id }) => versionedJson(await findImport(actor, id)));

/** Undoes the run. */
export const DELETE = libraryRoute<Params>(async (actor, _request, { id }) => {
  await undoImport(actor, id);
  return versionedJson(await findImport(actor, id));
}, 'import.undo');

export const { POST, PUT, PATCH, OPTIONS } = otherVerbs('GET', 'DELETE');
