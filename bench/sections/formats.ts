import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FormatName } from '#lib/formats/format.ts';
import { findFormat, readableFormats } from '#lib/formats/formats.ts';
import { writeBenchFile } from '../data/files.ts';
import { runFidelity } from '../formats-fidelity.ts';
import { noteIn } from '../results.ts';
import { inTurns } from '../turns.ts';
import type { Section } from './section.ts';

type Rival = { name: string; command: (path: string) => string[] };

const library = (name: string, format: string) => ({
  name,
  command: (path: string) => [
    process.execPath,
    '--experimental-import-meta-resolve',
    'bench/rival.mjs',
    name,
    format,
    path,
  ],
});
const citationJs = (plugin: string) => library('citation-js', plugin);
const converter = (format: string) => library('biblatex-csl-converter', format);
const pandoc = (from: string) => ({
  name: 'pandoc',
  command: (path: string) => ['pandoc', '-f', from, '-t', 'csljson', path],
});
const bibutils = (program: string) => ({ name: 'bibutils', command: (path: string) => [program, path] });

const rivals: Partial<Record<FormatName, Rival[]>> = {
  bibtex: [citationJs('bibtex'), converter('bibtex'), bibutils('bib2xml'), pandoc('bibtex')],
  biblatex: [bibutils('biblatex2xml'), pandoc('biblatex')],
  ris: [citationJs('ris'), bibutils('ris2xml'), pandoc('ris')],
  'csl-json': [pandoc('csljson')],
  nbib: [converter('nbib'), bibutils('nbib2xml')],
  'pubmed-xml': [bibutils('med2xml')],
  'endnote-xml': [bibutils('endx2xml'), pandoc('endnotexml')],
};

// Of records per processor second beside the best rival of that name, by format.
const least: Partial<Record<FormatName, Record<string, number>>> = {
  ris: { 'citation-js': 1.6, bibutils: 5 },
  nbib: { 'biblatex-csl-converter': 3 },
  bibtex: { 'citation-js': 2.2 },
  'pubmed-xml': { bibutils: 2.3 },
  'endnote-xml': { bibutils: 2.3 },
};

// Per cent of fields, mean over the files.
const leastRight: Record<string, number> = {
  ...{ ris: 95, nbib: 95, 'pubmed-xml': 95, 'endnote-xml': 95, bibtex: 93, biblatex: 93 },
};

const turns = 5;

const convert = (path: string, format: FormatName) => [
  process.execPath,
  ...['cli/main.mjs', 'convert', path, '--from', format, '--to', 'csl-json'],
];

/** Every format into CSL-JSON by `cli convert`: records a processor second and peak memory, beside other programs on the same file. */
export const formats: Section = async ({ note: _, figures }) => {
  const folder = await mkdtemp(join(tmpdir(), 'speciosa-bench-'));
  try {
    for (const size of [10_000, 50_000, 200_000]) {
      const note = noteIn(figures, 'formats', size);
      // A file of our own making can be had of those we write.
      for (const format of readableFormats.filter((name) => findFormat(name)?.write)) {
        const path = join(folder, `${size}.${format}`);
        await writeBenchFile(path, format, 0, size);
        // Several of them take minutes, or all of the memory, for 50,000.
        const others = size === 10_000 ? (rivals[format] ?? []) : [];
        const commands = [convert(path, format), ...others.map(({ command }) => command(path))];
        const [ours, ...theirs] = await inTurns(commands, size === 10_000 ? turns : 1);
        if (!ours) throw new Error(`cli convert failed on ${format}.`);
        const rate = size / ours.cpuSeconds;
        note({ name: `${format}, read`, value: rate, unit: 'records/CPU s' });
        note({
          name: `${format}, peak memory`,
          value: ours.peakMegabytes,
          unit: 'MB',
          ...(size >= 50_000 && { most: 150 }),
        });
        for (const [at, { name }] of others.entries()) {
          const their = theirs[at];
          if (!their) continue;
          const rival = { name, value: size / their.cpuSeconds };
          const memory = `its peak ${their.peakMegabytes.toFixed(0)} MB`;
          note({
            name: `${format}, beside ${name}`,
            value: rate,
            unit: 'records/CPU s',
            rival,
            least: least[format]?.[name],
            of: 'ratio',
            note: memory,
          });
        }
        await rm(path, { force: true });
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  const corpus = process.env.SPECIOSA_CORPUS;
  for (const row of corpus ? await runFidelity(corpus) : []) {
    const note = noteIn(figures, 'formats', row.files);
    const least = leastRight[row.format];
    note({ name: `${row.format}, fields as peers expect`, value: 100 * row.meanRight, unit: '%' });
    note({
      name: `${row.format}, the same but for disagreements`,
      value: 100 * row.meanUndisputed,
      unit: '%',
      ...(least && { least }),
    });
    note({ name: `${row.format}, crashes and lost files`, value: row.crashes, unit: 'files', most: 0 });
    note({ name: `${row.format}, changed on the way through`, value: row.changed, unit: 'records', most: 0 });
  }
};
