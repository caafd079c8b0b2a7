import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportRecord, FormatName } from '#lib/formats/format.ts';
import { findFormat } from '#lib/formats/formats.ts';
import { benchCitations } from './citations.ts';

/** Writes records `from` … `to - 1` as a file of that format, by our own writer. */
export async function writeBenchFile(path: string, format: FormatName, from: number, to: number): Promise<void> {
  const write = findFormat(format)?.write;
  if (!write) throw new Error(`No writer for ${format}.`);
  await pipeline(Readable.from(write(records(from, to))), createWriteStream(path));
}

// Keywords in place of tags, as files of other programs have them.
function* records(from: number, to: number): Generator<ExportRecord> {
  for (const { csl, key, level } of benchCitations(from, to)) {
    yield { csl: { ...csl, ...(level && { keyword: 'kratom, opioid receptors, pharmacology' }) }, citationKey: key };
  }
}
