import { importClaims } from '#features/claims/commands/import-claims.ts';
import { importRowsQuery } from '#features/findings/import-answer.ts';
import { formatOfRows, importText } from '#features/findings/import-text.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { bodyBytes } from '#lib/api-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

/** Raw body: the file, JSON or CSV as the export writes them. Claims with faults are told in the answer, the others are kept. */
export const POST = libraryRoute(async (actor, request) => {
  const { format: named, ...wanted } = parseInput(
    importRowsQuery,
    Object.fromEntries(new URL(request.url).searchParams),
  );
  const text = await importText(bodyBytes(request));
  const format = formatOfRows(text, named, request.headers.get('content-type'));
  return Response.json(await importClaims(actor, { text, format, ...wanted }));
}, 'claim.create');

export const { GET, HEAD, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('POST');
