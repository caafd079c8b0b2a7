import { createWriteStream, openAsBlob } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as NodeStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { env } from './env.ts';
import { invalid, Problem } from './problem.ts';

/**
 * A posted form whose files went to disk as they came in and are read from there, however long they are; they are gone once `use` has
 * ended. Throws `too-large` for a file past `limitBytes`, `unsupported-media` for what is no form.
 */
export async function receiveForm<Result>(
  request: Request,
  { limitBytes }: { limitBytes: number },
  use: (data: FormData) => Promise<Result>,
): Promise<Result> {
  const incoming = join(env().DATA_DIR, 'files', 'incoming');
  await mkdir(incoming, { recursive: true });
  const folder = await mkdtemp(join(incoming, 'form-'));
  try {
    return await use(await readParts(request, folder, limitBytes));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function readParts(request: Request, folder: string, limitBytes: number): Promise<FormData> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data\s*;.*boundary=/i.test(contentType) || !request.body) {
    throw new Problem('unsupported-media', 'Send a form as multipart/form-data.');
  }
  // One byte more than may be, so that a file of just the limit is not taken for a longer one.
  const limits = { fileSize: limitBytes + 1, fieldSize: limitBytes + 1, parts: 100 };
  const form = new Busboy({ headers: { 'content-type': contentType }, limits });
  const broken = new AbortController();
  const parts: Promise<[name: string, value: string | File]>[] = [];
  const take = (part: Promise<[string, string | File]>) => {
    part.catch(() => undefined);
    parts.push(part);
  };
  form.on('field', (name, value) => {
    take(Promise.resolve().then(() => [name, ofLength(value, value.length, limitBytes)]));
  });
  form.on('file', (name, stream, fileName, _encoding, type) => {
    // A browser sends a file without a name where none was chosen, of which Busboy makes nothing at all.
    const kept = keepFile(stream, join(folder, String(parts.length)), limitBytes, broken.signal);
    take(kept.then((blob) => [name, new File([blob], fileName ?? '', { type })]));
  });
  try {
    await pipeline(Readable.fromWeb(request.body as NodeStream<Uint8Array>), form);
  } catch (error) {
    broken.abort();
    await Promise.allSettled(parts);
    throw invalid(`The form did not arrive whole: ${error instanceof Error ? error.message : String(error)}.`);
  }
  const data = new FormData();
  for (const [name, value] of await Promise.all(parts)) data.append(name, value);
  return data;
}

async function keepFile(
  stream: BusboyFileStream,
  path: string,
  limitBytes: number,
  signal: AbortSignal,
): Promise<Blob> {
  await pipeline(stream, createWriteStream(path, { mode: 0o600 }), { signal });
  return ofLength(await openAsBlob(path), stream.bytesRead, limitBytes);
}

function ofLength<Part>(part: Part, length: number, limitBytes: number): Part {
  if (length <= limitBytes) return part;
  const detail = `Files may have ${Math.floor(limitBytes / 1_048_576)} MB at most.`;
  throw new Problem('too-large', detail, { errors: [{ pointer: '/file', detail }] });
}
