import { findImport } from '#features/exchange/queries/find-import.ts';
import { reportImport } from '#features/exchange/queries/report-import.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { fileResponse, streamOf } from '#lib/file-response.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string };

/** What became of every record of the file, as CSV. */
export const GET = libraryRoute<Params>(async (viewer, _request, { id }) => {
  const { fileName } = await findImport(viewer, id);
  const name = `${(fileName ?? 'pasted-text').replace(/\.\w+$/, '')}-report.csv`;
  return fileResponse(streamOf(reportImport(viewer, id)), { name, mediaType: 'text/csv' });
}, 'import.read');

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
