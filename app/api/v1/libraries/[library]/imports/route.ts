import { createImport } from '#features/exchange/commands/upload-import.ts';
import { findImport, listImports } from '#features/exchange/queries/find-import.ts';
import { tryImport } from '#features/exchange/queries/try-import.ts';
import { whenFinished } from '#features/exchange/queries/when-finished.ts';
import { importQuery } from '#features/exchange/schema.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { bodyBytes, charsetOf } from '#lib/api-route.ts';
import { parseInput } from '#lib/input.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string };

export const GET = libraryRoute<Params>(async (actor) => {
  const items = await listImports(actor);
  return Response.json({ items, total: items.length, next: null });
});

/** Raw body: the file. 200 when it is done within `wait` seconds (or a dry run), else 202 with its address. */
export const POST = libraryRoute<Params>(async (actor, request, { library }) => {
  const encoding = charsetOf(request);
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  const query = parseInput(importQuery, { ...(encoding && { encoding }), ...asked });
  const { format, fileName = null } = query;
  const upload = { bytes: bodyBytes(request), format, encoding: query.encoding, fileName };
  if (query.dryRun) return Response.json(await tryImport(actor, upload));
  const { id } = await createImport(actor, { ...upload, duplicates: query.duplicates });
  const isDone = await whenFinished(actor, id, query.wait);
  const location = `/api/v1/libraries/${library}/imports/${id}`;
  return Response.json(await findImport(actor, id), { status: isDone ? 200 : 202, headers: { location } });
}, 'import.create');

export const { PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET', 'POST');
