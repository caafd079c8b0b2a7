import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CslItem } from '#lib/csl/item.ts';
import { detectFormat } from '#lib/formats/detect.ts';
import { decodeText } from '#lib/formats/encoding.ts';
import { findFormat } from '#lib/formats/formats.ts';

/** Records of which a person has said which are duplicates: every copy but one (`copies`), or whoever has a double (`members`). */
export type Labelled = { records: CslItem[]; isDuplicate: boolean[]; counts: 'copies' | 'members' };

/** Reads a folder with `input.*` and `expected.json`: flags by index there, or a column `source` or `label` in the input. */
export async function readLabelled(folder: string): Promise<Labelled> {
  const input = (await readdir(folder)).find((name) => name.startsWith('input.'));
  if (!input) throw new Error(`${folder} has no input`);
  const expected = JSON.parse(await readFile(path.join(folder, 'expected.json'), 'utf8')) as Expected;
  const records = await readAll(path.join(folder, input));
  if (expected.flagged_duplicate_indexes) {
    const flagged = new Set(expected.flagged_duplicate_indexes);
    return { records, isDuplicate: records.map((_, at) => flagged.has(at)), counts: 'members' };
  }
  return { records, isDuplicate: records.map(isLabelledCopy), counts: 'copies' };
}

type Expected = { flagged_duplicate_indexes?: number[] };

async function readAll(file: string): Promise<CslItem[]> {
  const beginning = (await readFile(file, 'utf8')).slice(0, 10_000);
  const read = findFormat(detectFormat(beginning) ?? '')?.read;
  if (!read) throw new Error(`${file} cannot be read`);
  const records: CslItem[] = [];
  for await (const events of read(decodeText(createReadStream(file)))) {
    for (const event of events) if (event.kind === 'record') records.push(event.record.csl);
  }
  return records;
}

function isLabelledCopy({ custom = {} }: CslItem): boolean {
  return (custom['x-csv-source'] ?? custom['x-csv-label']) === 'duplicate';
}
