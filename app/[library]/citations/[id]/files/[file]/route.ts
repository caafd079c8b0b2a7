import { Readable } from 'node:stream';
import { isShownInline } from '#features/citations/attachment-type.ts';
import { findFile } from '#features/citations/queries/list-notes-and-files.ts';
import { libraryRoute } from '#features/libraries/library-route.ts';
import { byteRange } from '#lib/byte-range.ts';
import { readFile } from '#lib/file-store.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string; file: string };

/** The bytes of a file, with its sniffed type and no right to do anything in a page. */
export const GET = libraryRoute<Params>(async (actor, request, { id, file: fileId }) => {
  const { sha256, fileName, mediaType, byteSize } = await findFile(actor, id, fileId);
  const isInline = isShownInline(mediaType) && !new URL(request.url).searchParams.has('download');
  const range = byteRange(request.headers.get('range'), byteSize);
  const headers = new Headers({
    'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    'content-disposition': `${isInline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(fileName)}`,
    'content-security-policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:",
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    etag: `"${sha256}"`,
    'cache-control': 'private, max-age=0, must-revalidate',
  });
  if (range === 'unsatisfiable') {
    headers.set('content-range', `bytes */${byteSize}`);
    return new Response(null, { status: 416, headers });
  }
  if (request.headers.get('if-none-match') === `"${sha256}"`) return new Response(null, { status: 304, headers });
  const { start, end } = range ?? { start: 0, end: byteSize - 1 };
  headers.set('content-length', String(end - start + 1));
  if (range) headers.set('content-range', `bytes ${start}-${end}/${byteSize}`);
  const body = Readable.from(await readFile(sha256, { start, end }));
  return new Response(Readable.toWeb(body) as ReadableStream, { status: range ? 206 : 200, headers });
});

export const { POST, PUT, PATCH, DELETE, OPTIONS } = otherVerbs('GET');
