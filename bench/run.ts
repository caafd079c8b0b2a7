// npm run bench -- [SECTION …] [--size N,…] [--keep FOLDER]: measures the production server and writes bench/results.json.
import { parseArgs } from 'node:util';
import { ensureBuild } from '#cli/start/build.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { type BenchInstance, startBench } from './instance.ts';
import { benchLibrary } from './load.ts';
import { type Figure, noteIn, writeResults } from './results.ts';
import { bibliography } from './sections/bibliography.ts';
import { evidence } from './sections/evidence.ts';
import { exportSection } from './sections/export.ts';
import { formats } from './sections/formats.ts';
import { importSection } from './sections/import.ts';
import { list } from './sections/list.ts';
import { memory } from './sections/memory.ts';
import { paging } from './sections/paging.ts';
import { search } from './sections/search.ts';
import type { Section } from './sections/section.ts';
import { startSection } from './sections/start.ts';
import { tagging } from './sections/tagging.ts';

const sections: Record<string, Section> = {
  start: startSection,
  list,
  search,
  paging,
  bibliography,
  evidence,
  export: exportSection,
  tagging,
  import: importSection,
  memory,
  formats,
};
// These have sizes of their own, or none.
const onceAlone = ['start', 'evidence', 'formats'];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    size: { type: 'string', default: '10000,100000' },
    keep: { type: 'string' },
    out: { type: 'string', default: 'bench/results.json' },
  },
});
const sizes = values.size.split(',').map(Number);
const unknown = positionals.filter((name) => !sections[name]);
if (unknown.length > 0 || !sizes.every((size) => Number.isInteger(size) && size > 0)) {
  process.stderr.write(
    `Usage: npm run bench -- [${Object.keys(sections).join('|')} …] [--size 10000,100000] [--keep FOLDER] [--out FILE]\n`,
  );
  process.exit(2);
}

const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
const figures: Figure[] = [];
let instance: Promise<BenchInstance> | undefined;
const libraries = new Map<number, Promise<LibraryActor>>();

const begin = (): Promise<BenchInstance> => {
  instance ??= ensureBuild(say).then(() => startBench(values.keep));
  return instance;
};
const library = (wanted: number): Promise<LibraryActor> => {
  const known = libraries.get(wanted) ?? begin().then((running) => benchLibrary(running, wanted));
  libraries.set(wanted, known);
  return known;
};
const stop = async () => (await instance?.catch(() => undefined))?.stop();
process.on('SIGINT', () => stop().finally(() => process.exit(130)));

try {
  const wanted = positionals.length > 0 ? positionals : Object.keys(sections);
  for (const [turn, size] of sizes.entries()) {
    for (const name of wanted.filter((each) => turn === 0 || !onceAlone.includes(each))) {
      const ofSize = (other = size) => library(other);
      await sections[name]?.({ size, note: noteIn(figures, name, size), figures, instance: begin, library: ofSize });
    }
  }
} finally {
  await stop();
  if (figures.length > 0) await writeResults(values.out, figures);
}
// Threads that set bibliographies would wait for more.
process.exit();
