import { type FileHandle, open, stat } from 'node:fs/promises';
import { OperatorError } from '#lib/operator-error.ts';
import { pathOf } from './caller.ts';

// Each read wakes a thread, which takes longer than what it reads.
const readAtOnce = 131_072;
const writtenAtOnce = 131_072;

/** The bytes of a file, or of standard input for `-`. */
export async function inputBytes(file: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === '-') return process.stdin;
  return (await openFile(file)).createReadStream({ highWaterMark: readAtOnce });
}

/** The same for one who is done with each piece before asking for the next: all come in the same memory. */
export async function passingBytes(file: string): Promise<AsyncIterable<Uint8Array>> {
  return file === '-' ? inputBytes(file) : piecesOf(await openFile(file));
}

async function* piecesOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const room = new Uint8Array(readAtOnce);
  try {
    for (;;) {
      const { bytesRead } = await file.read(room, 0, room.length);
      if (bytesRead === 0) return;
      yield room.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

async function openFile(file: string): Promise<FileHandle> {
  const path = pathOf(file);
  const found = await stat(path).catch(() => null);
  if (!found?.isFile()) throw new OperatorError(`There is no file ${file}.`);
  return open(path);
}

/** Writes pieces to standard output as fast as it takes them. */
export async function print(pieces: AsyncIterable<string | Uint8Array>): Promise<void> {
  const encoder = new TextEncoder();
  // One place for all of them: what is made for each piece lies about until much of it does.
  const room = new Uint8Array(writtenAtOnce);
  for await (const piece of pieces) {
    if (typeof piece !== 'string') await printed(piece);
    else
      for (let rest = piece; rest !== ''; ) {
        const { read, written } = encoder.encodeInto(rest, room);
        await printed(room.subarray(0, written));
        rest = rest.slice(read);
      }
  }
}

function printed(bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => process.stdout.write(bytes, () => resolve()));
}
