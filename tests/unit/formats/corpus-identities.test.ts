import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { sameValue } from '#lib/formats/carried.ts';
import { decodeText } from '#lib/formats/encoding.ts';
import type { ExportRecord, Format, ReadRecord } from '#lib/formats/format.ts';
import { formats as allFormats } from '#lib/formats/formats.ts';
import { essence, readAll, writeAll } from './read-all.ts';

const corpus = process.env.SPECIOSA_CORPUS ?? '';
vi.setConfig({ testTimeout: 240_000 });
const writable = allFormats.filter(({ read, write }) => read && write);
const inCorpus = allFormats.filter(({ read, name }) => read && name !== 'csv');

type CorpusFile = { name: string; bytes: Uint8Array; text: string };

/** The files of a format, the largest left out: what holds for a hundred records holds for a thousand. */
async function filesOf(format: Format): Promise<CorpusFile[]> {
  const folder = join(corpus, format.name);
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => /(?:^|\/)input\.[a-z]+$/.test(name))
    .sort();
  const files: CorpusFile[] = [];
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    if (bytes.length > 400_000) continue;
    files.push({ name, bytes, text: (await Array.fromAsync(decodeText([bytes]))).join('') });
  }
  return files;
}

/** Each record apart from the file it came from, so that it is written anew. */
const apart = ({ csl, citationKey, tags, levels, notes }: ReadRecord, at: number): ExportRecord => ({
  csl: structuredClone(csl),
  citationKey: citationKey ?? `key${at}`,
  tags,
  levels,
  notes,
});

/** What must come back. The order of names means nothing, nor does an entry type that one dialect of BibTeX has of its own. */
function tidy(record: Parameters<typeof essence>[0]) {
  const { csl, ...rest } = essence(record);
  const { custom = {}, ...variables } = csl;
  const { 'x-bib-type': _, ...kept } = custom;
  const numbers = JSON.parse(JSON.stringify(variables), (_, value) =>
    typeof value === 'number' ? String(value) : value,
  );
  return { ...rest, csl: numbers, custom: kept };
}

// What is kept to the letter keeps its line endings.
const sameText = (records: ReadRecord[]) => records.map(({ csl }) => JSON.stringify(csl).replaceAll('\\r\\n', '\\n'));

// Records as other programs have them: how many there are by the mark each begins with.
const marks: Record<string, RegExp> = {
  ris: /^\s{0,3}TY {1,2}-/gm,
  nbib: /^PMID-/gm,
  'pubmed-xml': /<Pubmed(?:Book)?Article>/g,
  'endnote-xml': /<record>/g,
  enw: /^%0 /gm,
  refworks: /^RT /gm,
};

describe.skipIf(corpus === '').each(inCorpus)('$name of other programs', (format) => {
  let files: CorpusFile[] = [];
  beforeAll(async () => {
    files = await filesOf(format);
  });

  it('keeps or reports every record an independent count finds (9)', async () => {
    const mark = marks[format.name];
    if (!mark) return;
    for (const { name, text } of files) {
      const { records, problems } = await readAll(format, text);
      const kept = new Set(records.map(({ index }) => index));
      const lost = new Set(problems.flatMap(({ index }) => (index === null || kept.has(index) ? [] : index)));
      expect({ name, found: kept.size + lost.size >= (text.match(mark)?.length ?? 0) }).toEqual({ name, found: true });
    }
  });

  it('reads the same however the text is cut, encoded and its lines ended (6, 7)', async () => {
    for (const { name, text } of files.filter(({ text }) => text.length < 60_000)) {
      const whole = await readAll(format, text);
      const pieces = text.match(/[\s\S]{1,97}/g) ?? [];
      expect({ name, ...(await readAll(format, pieces)) }).toEqual({ name, ...whole });
      const plain = text
        .replace(/^\uFEFF/, '')
        .replace(/^.*\bencoding\b.*$/gim, (line) => line.replace(/encoding/i, 'coding'));
      const expected = sameText((await readAll(format, plain)).records);
      for (const bytes of [new TextEncoder().encode(`\uFEFF${plain}`), Buffer.from(`\uFEFF${plain}`, 'utf16le')]) {
        const { records } = await readAll(format, await Array.fromAsync(decodeText([bytes])));
        expect({ name, csl: sameText(records) }).toEqual({ name, csl: expected });
      }
      if (/\r/.test(plain)) continue;
      const { records } = await readAll(format, plain.replaceAll('\n', '\r\n'));
      expect({ name, csl: sameText(records) }).toEqual({ name, csl: expected });
    }
  });

  it('loses little to a line taken out, and says so (8)', async () => {
    for (const { name, text } of files.filter(({ text }) => text.length < 60_000)) {
      const lines = text.split('\n');
      const whole = sameText((await readAll(format, text)).records);
      for (let at = 0; at < lines.length; at += Math.ceil(lines.length / 12)) {
        const { records, problems } = await readAll(format, lines.toSpliced(at, 1).join('\n'));
        const left = sameText(records);
        const touched = whole.filter((each) => !left.includes(each)).length;
        // Several entries may inherit from one; what has all its records in one line may lose them.
        const isShared = /crossref|xdata/i.test(text) || lines.length < 3;
        if (touched > 2 && !isShared) expect({ name, at, said: problems.length > 0 }).toEqual({ name, at, said: true });
      }
    }
  });

  it('comes back written anew (2), through every other format (3), and with any one variable edited (5)', async () => {
    if (!format.write) return;
    for (const { name, text } of files) {
      const { records } = await readAll(format, text);
      for (const [at, record] of records.slice(0, 4).entries()) {
        const wanted = apart(record, at);
        const again = (await readAll(format, await writeAll(format, [wanted]))).records;
        expect({ name, at, read: again.map(tidy) }).toEqual({ name, at, read: [tidy(wanted)] });
        for (const other of writable) {
          const there = (await readAll(other, await writeAll(other, [wanted]))).records as ExportRecord[];
          const back = (await readAll(format, await writeAll(format, there))).records;
          expect({ name, at, other: other.name, read: back.map(tidy) }).toEqual({
            name,
            at,
            other: other.name,
            read: [tidy(wanted)],
          });
        }
        for (const edit of edits) await expectOneEdit(format, record, name, edit);
      }
    }
  });
});

const edits: Partial<ReadRecord['csl']>[] = [
  { volume: 'edited 7' },
  { title: 'Edited title' },
  { 'container-title': 'Edited Journal' },
  { abstract: 'Edited.\nTwice.' },
  { author: [{ family: 'Edit', given: 'Ed' }], DOI: '10.9999/edited' },
];

/** What was edited is read again, with all that stood beside it. */
async function expectOneEdit(format: Format, record: ReadRecord, name: string, edit: Partial<ReadRecord['csl']>) {
  const edited: ExportRecord = {
    ...apart(record, 0),
    citationKey: record.citationKey ?? 'key',
    csl: { ...record.csl, ...edit },
    source: { format: format.name, rawText: record.rawText, key: 'key' },
  };
  const text = await writeAll(format, [edited]);
  const [again] = (await readAll(format, text)).records;
  expect({ name, edit, same: sameValue(again?.csl, edited.csl) }).toEqual({ name, edit, same: true });
}

describe.skipIf(corpus === '')('CSL-JSON of other programs', () => {
  it('comes out deep-equal, with unknown keys, numbers and text as they were (4)', async () => {
    const format = writable.find(({ name }) => name === 'csl-json');
    if (!format) throw new Error('no CSL-JSON');
    for (const { name, text } of await filesOf(format)) {
      const { records, problems } = await readAll(format, text);
      if (problems.some(({ severity }) => severity === 'error')) continue;
      const exported = records.map((record): ExportRecord => ({ ...record, citationKey: record.citationKey ?? '' }));
      const written = JSON.parse(await writeAll(format, exported));
      const source = JSON.parse(text.replace(/^\uFEFF/, ''));
      expect({ name, written }).toEqual({ name, written: Array.isArray(source) ? source : (source.items ?? [source]) });
    }
  });
});
