import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { formats as allFormats, findFormat } from '#lib/formats/formats.ts';
import { readAll, writeAll } from './read-all.ts';
import { sampleRecords } from './sample-records.ts';

vi.setConfig({ testTimeout: 120_000 });

const enw =
  '%0 Journal Article\n%A Doe, Jane\n%T One\n\n%0 Book\n%A Roe, Richard\n%T Two\n%X An abstract\nof two lines\n';
const refworks = 'RT Journal Article\nA1 Doe, Jane\nT1 One\n\nRT Book, Whole\nA1 Roe, Richard\nT1 Two\n';
const bibTxt = '[Doe01]\n  author: Jane Doe\n  title: One\n\n[Roe02]\n  author: Richard Roe\n  title: Two\n';

const texts = async (): Promise<[string, string][]> => [
  ['enw', enw],
  ['refworks', refworks],
  ['bibtex', bibTxt],
  ...(await Promise.all(
    allFormats
      .filter(({ write }) => write)
      .map(async (format): Promise<[string, string]> => [format.name, await writeAll(format, sampleRecords)]),
  )),
  [
    'csl-json',
    '{"version": 1, "items": [\n{"id": "a", "type": "book"},\n{"id": "b", "type": "book"}\n], "after": 1}\n',
  ],
];

const shard = fc.oneof(
  fc.constantFrom('Stray words', 'ER  - ', 'TY  - JOUR', '}', '{', ']', '@book{x,', '"', '<record>', '</record>', '%T'),
  fc.constantFrom('<!-- words -->', 'PMID- 1', '[x]', '@comment{y}', ',', 'T1 X', '{"id": 1}', '% words', '</titles>'),
  fc.string({ maxLength: 12 }).map((text) => text.replace(/[\r\n\u2028\u2029\v\f\u0085]/g, ' ')),
);

const mutation = fc.record({ at: fc.nat(), kind: fc.constantFrom('insert', 'drop', 'cut', 'join'), shard });
type Mutation = typeof mutation extends fc.Arbitrary<infer Made> ? Made : never;

function mutated(text: string, mutations: Mutation[]): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  for (const { at, kind, shard: words } of mutations) {
    const place = at % lines.length;
    const line = lines[place] ?? '';
    if (kind === 'insert') lines.splice(place, 0, words);
    else if (kind === 'drop') lines.splice(place, 1);
    else if (kind === 'cut') lines[place] = line.slice(0, at % (line.length + 1));
    else lines[place] = line + words;
  }
  return lines.join('\n');
}

/** Lines, from 1, of which nothing was said: in no record, told by no problem, kept as no part of the file. */
async function unsaid(name: string, text: string): Promise<string[]> {
  const format = findFormat(name);
  if (!format) throw new Error(`no format ${name}`);
  const { records, problems, preambles } = await readAll(format, text);
  const lines = text.split('\n');
  const kept = new Set<number>();
  const keep = (from: number, to: number) => {
    for (let line = from; line <= to; line++) kept.add(line);
  };
  for (const { line, lineTo } of records) keep(line, lineTo);
  for (const { line, rawText } of preambles) keep(line, line + rawText.split('\n').length - 1);
  const told = new Set(problems.map(({ line }) => line));
  // A record that is lost reaches as far as nothing else does.
  for (const { severity, line } of problems.filter(({ index }) => !records.some((record) => record.index === index))) {
    if (severity !== 'error') continue;
    for (let at = line - 1; at >= 1 && !kept.has(at); at--) told.add(at);
    for (let at = line + 1; at <= lines.length && !kept.has(at); at++) told.add(at);
  }
  const isSaid = (line: number) => kept.has(line) || told.has(line);
  return lines.flatMap((line, at) => (/[^\s,[\]]/.test(line) && !isSaid(at + 1) ? [`${at + 1}: ${line}`] : []));
}

describe.each(await texts())('%s', (name, text) => {
  it('every line is in a record, told, or kept', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(mutation, { maxLength: 4 }), async (mutations) => {
        expect(await unsaid(name, mutated(text, mutations))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('words between two records are told, or belong to one of them', async () => {
    const format = findFormat(name);
    const whole = text.replaceAll('\r\n', '\n');
    if (!format) throw new Error(`no format ${name}`);
    for (const { lineTo } of (await readAll(format, whole)).records.slice(0, -1)) {
      const lines = whole.split('\n');
      lines.splice(lineTo, 0, 'Stray words');
      const { records, problems } = await readAll(format, lines.join('\n'));
      const isInRecord = records.some(({ rawText }) => rawText.includes('Stray words'));
      expect(isInRecord || problems.some(({ line }) => line === lineTo + 1)).toBe(true);
    }
  });
});
