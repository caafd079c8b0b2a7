import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decodeText } from '#lib/formats/encoding.ts';
import type { ExportRecord, Format, ReadEvent, ReadRecord } from '#lib/formats/format.ts';
import { formats } from '#lib/formats/formats.ts';
import { random as randomFrom } from './data/random.ts';

/** What went wrong with one mutated file. */
type Finding = { file: string; seed: number; what: string };

const longest = 5_000;
// What damage is made of, beside what stands in the files themselves.
const shards = [
  '{',
  '}',
  '"',
  '\\',
  '%',
  '@',
  '<',
  '>',
  '&',
  '<!--',
  ']]>',
  '\n',
  '\r',
  '\0',
  '\t',
  ' ',
  'TY  - ',
  'PMID- ',
  '</record>',
];

/**
 * Reads so many damaged files, each the same for the same seed: none may throw, take longer than five seconds, tell of a problem
 * without a place, give two records one number, or give a record that cannot be written.
 */
export async function runFuzz(directory: string, count: number, from = 1): Promise<Finding[]> {
  const files = await filesOf(directory);
  const findings: Finding[] = [];
  for (let seed = from; seed < from + count; seed++) {
    const file = files[seed % files.length];
    if (!file) break;
    const what = await faultOf(file.format, mutated(await readFile(file.path), seed));
    if (what) findings.push({ file: file.path, seed, what });
  }
  return findings;
}

/** The files of every format that is read, each in the folder of its format's name. */
async function filesOf(directory: string): Promise<{ path: string; format: Format }[]> {
  const files: { path: string; format: Format }[] = [];
  for (const format of formats.filter(({ read }) => read)) {
    const folder = join(directory, format.name);
    const names = await readdir(folder, { recursive: true }).catch(() => []);
    for (const name of names.sort())
      if (/(?:^|\/)input\.[a-z]+$/.test(name)) files.push({ path: join(folder, name), format });
  }
  return files;
}

/** The bytes with some changes: pieces gone, doubled, moved, foreign marks, cut off; large files from a part of them. */
function mutated(bytes: Buffer, seed: number): Buffer {
  const { next: random } = randomFrom(seed);
  const at = (length: number) => Math.floor(random() * length);
  const start = bytes.length > 60_000 ? at(bytes.length - 60_000) : 0;
  let text = bytes.subarray(start, start + 60_000).toString('latin1');
  for (let step = 0, steps = 1 + at(6); step < steps; step++) {
    const from = at(text.length);
    const piece = text.slice(from, from + 1 + at(random() < 0.5 ? 3 : 400));
    const kind = at(6);
    if (kind === 0) text = text.slice(0, from) + text.slice(from + piece.length);
    else if (kind === 1) text = text.slice(0, from) + piece + text.slice(from);
    else if (kind === 2)
      text = text.slice(0, from) + (shards[at(shards.length)] ?? '').repeat(1 + at(3)) + text.slice(from);
    else if (kind === 3) text = text.slice(0, from) + String.fromCharCode(at(256)) + text.slice(from + 1);
    else if (kind === 4) text = text.slice(0, Math.max(1, from));
    else text = piece + text.slice(0, from) + text.slice(from + piece.length);
  }
  return Buffer.from(text, 'latin1');
}

async function faultOf(format: Format, bytes: Buffer): Promise<string | null> {
  const started = performance.now();
  try {
    const events: ReadEvent[] = [];
    for await (const some of format.read?.(decodeText([bytes])) ?? []) events.push(...some);
    const told = faultIn(events);
    if (told) return told;
    const records = events.flatMap((event) => (event.kind === 'record' ? event.record : []));
    for await (const _ of format.write?.(records.slice(0, 20).map((record) => exported(format, record))) ?? []);
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const taken = performance.now() - started;
  return taken > longest ? `took ${taken.toFixed(0)} ms` : null;
}

function exported(format: Format, record: ReadRecord): ExportRecord {
  const citationKey = record.citationKey ?? `record${record.index}`;
  return { ...record, citationKey, source: { format: format.name, rawText: record.rawText, key: citationKey } };
}

function faultIn(events: ReadEvent[]): string | null {
  const seen = new Set<number>();
  for (const event of events) {
    if (event.kind === 'problem' && !(event.problem.line >= 1 && event.problem.column >= 1))
      return `a problem without a place: ${event.problem.message}`;
    if (event.kind !== 'record') continue;
    if (seen.has(event.record.index)) return `two records of number ${event.record.index}`;
    seen.add(event.record.index);
    if (JSON.stringify(event.record.csl).includes('\\u0000')) return 'a record with NUL';
  }
  return events.length === 0 ? 'nothing was told of it' : null;
}

if (import.meta.main) {
  const directory = process.argv[2] ?? process.env.SPECIOSA_CORPUS;
  if (!directory) throw new Error('Which corpus? Give its directory, or set SPECIOSA_CORPUS.');
  const findings = await runFuzz(directory, Number(process.argv[3] ?? 20_000), Number(process.argv[4] ?? 1));
  for (const finding of findings) console.log(finding);
  console.log(`${findings.length} of ${process.argv[3] ?? 20_000} went wrong.`);
}
