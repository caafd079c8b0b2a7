import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { OperatorError, sentenceOf } from '#lib/operator-error.ts';
import { END, MANIFEST, type Manifest, manifestShape, TABLES } from './manifest.ts';

/** Goes through the archive, entry by entry; every content must be read or `resume`d. */
export async function eachEntry(path: string, take: (name: string, content: Readable) => Promise<void>): Promise<void> {
  const entries = extract();
  const read = pipeline(createReadStream(path), createGunzip(), entries);
  const taken = (async () => {
    for await (const entry of entries) {
      // What breaks the archive breaks the pipeline too, which is awaited below.
      const content = Readable.from(entry).on('error', () => undefined);
      await take(entry.header.name, content);
    }
  })();
  await Promise.all([read, taken]);
}

/** Reads the archive to its end; throws an `OperatorError` unless it is a whole backup. Gives what it holds. */
export async function checkBackup(path: string): Promise<Manifest> {
  let manifest: Manifest | undefined;
  const names = new Set<string>();
  try {
    await eachEntry(path, async (name, content) => {
      names.add(name);
      if (name === MANIFEST) manifest = manifestShape.parse(JSON.parse(await text(content)));
      else content.resume();
    });
  } catch (error) {
    throw new OperatorError(`${path} is not a whole backup (${sentenceOf(error).split('\n')[0]}).`);
  }
  const lacking = manifest?.tables.find(({ name }) => !names.has(TABLES + name));
  if (!manifest || lacking || !names.has(END))
    throw new OperatorError(`${path} is not a whole backup (it ends early).`);
  return manifest;
}
