import { transcode } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { OperatorError } from '#lib/operator-error.ts';

// Each read wakes a thread, which takes longer than what it reads.
const readAtOnce = 131_072;

/** The bytes of a file, or of standard input for `-`. */
export async function inputBytes(file: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return process.stdin;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new OperatorError(`There is no file ${file}.`);
  return createReadStream(file, { highWaterMark: readAtOnce });
}

/** Writes pieces to standard output as fast as it takes them. */
export async function print(pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  for await (const piece of pieces) {
    if (!process.stdout.write(typeof piece === 'string' ? encoded(piece) : piece))
      await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}

/** UTF-8 by way of UTF-16, from which the platform makes it many characters at a time: a third of what the stream would take. */
function encoded(text: string): Uint8Array {
  return transcode(Buffer.from(text.toWellFormed(), 'utf16le'), 'utf16le', 'utf8');
}
