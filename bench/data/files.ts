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

// As files of other programs have them: keywords in place of tags, plain hyphens, numbers whose check digit holds.
function* records(from: number, to: number): Generator<ExportRecord> {
  for (const { csl, key, level } of benchCitations(from, to)) {
    const keyword = level && { keyword: 'kratom; opioid receptors; pharmacology' };
    const page = csl.page !== undefined && { page: String(csl.page).replace('–', '-') };
    const ISSN = csl.ISSN !== undefined && { ISSN: withCheckDigit(String(csl.ISSN)) };
    yield { csl: { ...csl, ...keyword, ...page, ...ISSN }, citationKey: key };
  }
}

function withCheckDigit(issn: string): string {
  const digits = issn.replace('-', '').slice(0, 7);
  const sum = [...digits].reduce((total, digit, at) => total + Number(digit) * (8 - at), 0);
  return `${issn.slice(0, 8)}${'0X987654321'[sum % 11]}`;
}
