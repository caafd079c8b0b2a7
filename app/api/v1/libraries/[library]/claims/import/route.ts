import { importClaims } from '#features/claims/commands/import-claims.ts';
import { importRowsQuery } from '#features/findings/import-answer.ts';
import { formatOfRows, importText } from '#features/findings/import-text.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { bodyBytes } from '#lib/api-route.ts';
import { parseInput } from '#lib/input.ts';
import { Problem } from '#lib/problem.ts';

/** Raw body: the file, JSON as the export writes it. Rows with faults are told in the answer, the others are kept. */
export const POST = libraryRoute(async (actor, request) => {
  const { format, ...wanted } = parseInput(importRowsQuery, Object.fromEntries(new URL(request.url).searchParams));
  const text = await importText(bodyBytes(request));
  if (formatOfRows(text, format, request.headers.get('content-type')) === 'csv') {
    throw new Problem(
      'unsupported-media',
      'Claims come as JSON: their links and origins have no place in a row of CSV.',
    );
  }
  return Response.json(await importClaims(actor, { text, ...wanted }));
}, 'claim.create');
