import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { OperatorError } from '#lib/operator-error.ts';

/** The bytes of a file, or of standard input for `-`. */
export async function inputBytes(file: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return process.stdin;
  const found = await stat(file).catch(() => null);
  if (!found?.isFile()) throw new OperatorError(`There is no file ${file}.`);
  return createReadStream(file);
}

/** Writes pieces to standard output as fast as it takes them. */
export async function print(pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  for await (const piece of pieces) {
    if (!process.stdout.write(piece)) await new Promise((resolve) => process.stdout.once('drain', resolve));
  }
}
