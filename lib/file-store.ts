import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { env } from './env.ts';
import { newId } from './new-id.ts';
import { notFound, Problem } from './problem.ts';
import { s3Bucket } from './s3-bucket.ts';

// Files lie under the SHA-256 of their bytes, in DATA_DIR/files or, when S3_* is set, in a bucket: the same bytes once, however often kept.

export type StoredFile = { sha256: string; byteSize: number };

/** Keeps a stream of bytes; throws `too-large` past `limitBytes`, and then keeps nothing. */
export async function storeFile(
  bytes: AsyncIterable<Uint8Array>,
  { limitBytes }: { limitBytes: number },
): Promise<StoredFile> {
  const temporary = join(env().DATA_DIR, 'files', 'incoming', newId());
  await mkdir(dirname(temporary), { recursive: true });
  try {
    const stored = await writeHashed(bytes, temporary, limitBytes);
    const bucket = s3Bucket();
    if (bucket) await bucket.put(stored.sha256, createReadStream(temporary), stored.byteSize);
    else await keep(temporary, pathOf(stored.sha256));
    return stored;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeHashed(bytes: AsyncIterable<Uint8Array>, path: string, limitBytes: number): Promise<StoredFile> {
  const hash = createHash('sha256');
  let byteSize = 0;
  const measured = async function* () {
    for await (const chunk of bytes) {
      byteSize += chunk.length;
      if (byteSize > limitBytes)
        throw new Problem('too-large', `Files may have ${Math.floor(limitBytes / 1048576)} MB at most.`);
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(Readable.from(measured()), createWriteStream(path, { mode: 0o600, flush: true }));
  return { sha256: hash.digest('hex'), byteSize };
}

// A rename is all or nothing, so that a crash leaves no half file under a hash.
async function keep(temporary: string, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await rename(temporary, path);
}

/** The bytes of a file, or of a range of it with both ends included; throws `unavailable` when they are not where this process looks for them. */
export async function readFile(
  sha256: string,
  range?: { start: number; end: number },
): Promise<AsyncIterable<Uint8Array>> {
  const bucket = s3Bucket();
  const bytes = bucket ? await bucket.get(sha256, range) : await readKept(pathOf(sha256), range);
  if (bytes) return bytes;
  throw new Problem(
    'unavailable',
    'The file is not where this process looks for files. All web processes and workers must share one DATA_DIR, or be given the same S3_* bucket: tell whoever runs this instance.',
  );
}

async function readKept(path: string, range?: { start: number; end: number }) {
  const found = await stat(path).catch(() => null);
  return found && createReadStream(path, range);
}

function pathOf(sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw notFound('This file');
  return join(env().DATA_DIR, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}
