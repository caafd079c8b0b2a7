import { importFindings } from '#features/findings/commands/import-findings.ts';
import { importRowsQuery } from '#features/findings/import-answer.ts';
import { formatOfRows, importText } from '#features/findings/import-text.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { bodyBytes } from '#lib/api-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** Raw body: the file, JSON or CSV as the export writes them. Rows with faults are told in the answer, the others are kept. */
export const POST = libraryRoute(async (actor, request) => {
  const { format: named, ...wanted } = parseInput(
    importRowsQuery,
    Object.fromEntries(new URL(request.url).searchParams),
  );
  const text = await importText(bodyBytes(request));
  const format = formatOfRows(text, named, request.headers.get('content-type'));
  return Response.json(await importFindings(actor, { text, format, ...wanted }));
}, 'finding.create');

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
