import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sameValue } from '#lib/formats/carried.ts';
import { decodeText } from '#lib/formats/encoding.ts';
import type { ExportRecord, Format, ReadProblem, ReadRecord } from '#lib/formats/format.ts';
import { findFormat } from '#lib/formats/formats.ts';
import { compareRecord, type Expected, fold, type Miss } from './formats-compare.ts';
import { argumentFor } from './formats-disagreements.ts';

/** A file of the corpus, from its INDEX.json. */
type CorpusCase = { id: string; format: string; input: string; strength: string };

/** What became of one file. */
type CaseResult = {
  id: string;
  /** Of 1; null where nothing but a count is expected. */
  right: number | null;
  /** The same without the fields that peers read differently on purpose. */
  undisputed: number | null;
  /** Records there should be, if anybody knows, those read, and those reported as not read. */
  expected: number | null;
  read: number;
  reported: number;
  crash?: string;
  /** Records that did not come out of the same format to the letter. */
  changed: number;
  misses: (Miss & { record: number; argument: string | null })[];
};

/** One format's figures, as the table of docs/formats.md has them. */
export type FormatFidelity = {
  format: string;
  files: number;
  crashes: number;
  silentlyLost: number;
  changed: number;
  scored: number;
  meanRight: number;
  meanUndisputed: number;
  results: CaseResult[];
};

/** Reads every file of the corpus and compares it with what a peer expects of it. Only strong expectations are scored. */
export async function runFidelity(directory: string, only?: string): Promise<FormatFidelity[]> {
  const index = JSON.parse(await readFile(join(directory, 'INDEX.json'), 'utf8')) as CorpusCase[];
  const names = [...new Set(index.map(({ format }) => format))].filter((name) => findFormat(name)?.read);
  const rows: FormatFidelity[] = [];
  for (const name of names.filter((each) => !only || each === only)) {
    const results: CaseResult[] = [];
    for (const each of index.filter(({ format }) => format === name)) results.push(await runCase(directory, each));
    const scored = results.flatMap(({ right }) => right ?? []);
    rows.push({
      format: name,
      files: results.length,
      crashes: results.filter(({ crash }) => crash).length,
      silentlyLost: results.reduce((sum, each) => sum + silentlyLost(each), 0),
      changed: results.reduce((sum, { changed }) => sum + changed, 0),
      scored: scored.length,
      meanRight: mean(scored),
      meanUndisputed: mean(results.flatMap(({ undisputed }) => undisputed ?? [])),
      results,
    });
  }
  return rows;
}

const mean = (values: number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

const silentlyLost = ({ expected, read, reported }: CaseResult) => Math.max(0, (expected ?? 0) - read - reported);

async function runCase(directory: string, { id, format: name, input, strength }: CorpusCase): Promise<CaseResult> {
  const wanted = JSON.parse(await readFile(join(directory, id, 'expected.json'), 'utf8')) as {
    n: number | null;
    norm: Expected[] | null;
  };
  const result: CaseResult = {
    id,
    right: null,
    undisputed: null,
    expected: wanted.n,
    read: 0,
    reported: 0,
    changed: 0,
    misses: [],
  };
  const format = findFormat(name);
  if (!format) return result;
  try {
    const { records, problems } = await readBytes(format, await readFile(join(directory, input)));
    result.read = records.length;
    const read = new Set(records.map(({ index }) => index));
    const lost = problems.flatMap(({ index, key }) => (index === null ? (key ?? []) : read.has(index) ? [] : index));
    result.reported = new Set(lost).size;
    for (const record of records) if (!(await comesOutSame(format, record))) result.changed++;
    if (/^strong/.test(strength) && wanted.norm) Object.assign(result, score(wanted.norm, records));
  } catch (error) {
    result.crash = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  return result;
}

/** All that a file holds, in its order. */
async function readBytes(format: Format, bytes: Uint8Array) {
  const records: ReadRecord[] = [];
  const problems: ReadProblem[] = [];
  for await (const events of format.read?.(decodeText([bytes])) ?? []) {
    for (const event of events) {
      if (event.kind === 'record') records.push(event.record);
      else if (event.kind === 'problem') problems.push(event.problem);
    }
  }
  return { records: records.sort((left, right) => left.index - right.index), problems };
}

/** Whether an unedited record is written as it stood; one that needs the rest of its file is read again and compared. */
async function comesOutSame(format: Format, record: ReadRecord): Promise<boolean> {
  if (!format.write) return true;
  const source: ExportRecord = {
    ...record,
    citationKey: record.citationKey ?? 'key',
    source: { format: format.name, rawText: record.rawText, key: 'key' },
  };
  let text = '';
  for await (const piece of format.write([source])) text += piece;
  if (text.includes(record.rawText.trim())) return true;
  const again = await readBytes(format, new TextEncoder().encode(text));
  return again.records.length === 1 && sameValue(again.records[0]?.csl, record.csl);
}

function score(norm: Expected[], records: ReadRecord[]): Pick<CaseResult, 'right' | 'undisputed' | 'misses'> {
  const misses: CaseResult['misses'] = [];
  const used = new Set<ReadRecord>();
  let fields = 0;
  for (const [at, expected] of norm.entries()) {
    const record = partnerOf(expected, at, records, used);
    if (record) used.add(record);
    const compared = compareRecord(expected, record);
    fields += compared.fields;
    misses.push(...compared.misses.map((miss) => ({ ...miss, record: at, argument: argumentFor(miss, record) })));
  }
  const disputed = misses.filter(({ argument }) => argument !== null).length;
  return {
    right: fields === 0 ? null : 1 - misses.length / fields,
    undisputed: fields === disputed ? null : 1 - (misses.length - disputed) / (fields - disputed),
    misses,
  };
}

/** By citation key, else by title where the one in the same place has another, else by place. */
function partnerOf(expected: Expected, at: number, records: ReadRecord[], used: Set<ReadRecord>) {
  const keyed = records.find(({ citationKey }) => expected.id !== undefined && citationKey === String(expected.id));
  if (keyed) return keyed;
  const there = records[at];
  if (!expected.title || fold(there?.csl.title) === fold(expected.title)) return there;
  return records.find((each) => !used.has(each) && fold(each.csl.title) === fold(expected.title)) ?? there;
}

if (import.meta.main) {
  const directory = process.argv[2] ?? process.env.SPECIOSA_CORPUS;
  if (!directory) throw new Error('Which corpus? Give its directory, or set SPECIOSA_CORPUS.');
  const only = process.argv[3];
  const shown = process.argv[4];
  for (const { results, ...row } of await runFidelity(directory, only)) {
    console.log({ ...row, meanRight: percent(row.meanRight), meanUndisputed: percent(row.meanUndisputed) });
    for (const each of results) {
      if (each.crash) console.log('crash', each.id, each.crash);
      if (silentlyLost(each) > 0 || each.changed > 0) console.log(each.id, { ...each, misses: undefined });
      for (const { record, field, expected, got, argument } of shown ? each.misses : []) {
        if (shown === 'all' || shown === field || each.id.includes(shown ?? ''))
          console.log(each.id, record, field, argument ?? '', '\n  expected', cut(expected), '\n  got     ', cut(got));
      }
    }
  }
}

function percent(share: number): number {
  return Number((100 * share).toFixed(1));
}

function cut(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 300) ?? 'nothing';
}
