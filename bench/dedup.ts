// node bench/dedup.ts [FOLDER] [--size 100000] [--show]: precision and recall on labelled sets (the folder may stand in DEDUP_CORPUS), and the time for many records.
import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Comparable, comparable } from '#lib/duplicates/comparable.ts';
import { type Comparison, compareRecords } from '#lib/duplicates/compare.ts';
import { pairsToCompare } from '#lib/duplicates/pairs.ts';
import { benchCitations } from './data/citations.ts';
import { random } from './data/random.ts';
import { spoiled } from './data/spoiled.ts';
import { type Labelled, readLabelled } from './labelled.ts';

type Judged = { one: number; other: number } & Comparison;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { size: { type: 'string', default: '100000' }, show: { type: 'boolean', default: false } },
});
const say = (line: string) => process.stdout.write(`${line}\n`);

const folder = positionals[0] ?? process.env.DEDUP_CORPUS;
if (folder && existsSync(folder)) {
  for (const name of (await readdir(folder)).sort()) reportSet(name, await readLabelled(path.join(folder, name)));
}
if (Number(values.size) > 0) reportTime(Number(values.size));

function judge(records: readonly Comparable[]): Judged[] {
  const judged: Judged[] = [];
  for (const [one, other] of pairsToCompare(records)) {
    const [left, right] = [records[one], records[other]];
    if (left && right) judged.push({ one, other, ...compareRecords(left, right) });
  }
  return judged.filter(({ verdict }) => verdict !== 'different');
}

/** The number of each record's group: records joined by pairs, however many steps apart. */
function groupsOf(count: number, pairs: readonly Judged[]): number[] {
  const leader = Array.from({ length: count }, (_, at) => at);
  const find = (at: number): number => (leader[at] === at ? at : find(leader[at] ?? at));
  for (const { one, other } of pairs) leader[find(other)] = find(one);
  return leader.map((_, at) => find(at));
}

function reportSet(name: string, { records, isDuplicate, counts }: Labelled): void {
  const comparables = records.map(comparable);
  const judged = judge(comparables);
  for (const [label, verdicts] of [
    ['automatic', ['same']],
    ['with the queue', ['same', 'candidate', 'versions']],
  ] as const) {
    const groups = groupsOf(
      records.length,
      judged.filter(({ verdict }) => (verdicts as readonly string[]).includes(verdict)),
    );
    const flagged = counts === 'copies' ? copies(groups, isDuplicate) : members(groups);
    const hits = flagged.filter((flag, at) => flag && isDuplicate[at]).length;
    const [found, wanted] = [flagged.filter(Boolean).length, isDuplicate.filter(Boolean).length];
    say(
      `${name}, ${label}: precision ${(hits / found).toFixed(4)}, recall ${(hits / wanted).toFixed(4)} (${hits} right of ${found} found, ${wanted} labelled, ${records.length} records)`,
    );
    if (values.show) showMisses(records, flagged, isDuplicate);
  }
  if (values.show) showQueue(records, judged);
}

/** One of a group is kept, one without the label if there is any; the others count as found. */
function copies(groups: readonly number[], isDuplicate: readonly boolean[]): boolean[] {
  const kept = new Map<number, number>();
  for (const [at, group] of groups.entries()) {
    const held = kept.get(group);
    if (held === undefined || (isDuplicate[held] && !isDuplicate[at])) kept.set(group, at);
  }
  return groups.map((group, at) => kept.get(group) !== at);
}

/** Whoever is not alone in its group counts as found. */
function members(groups: readonly number[]): boolean[] {
  const sizes = new Map<number, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return groups.map((group) => (sizes.get(group) ?? 0) > 1);
}

function showMisses(records: Labelled['records'], flagged: readonly boolean[], isDuplicate: readonly boolean[]): void {
  for (const [at, record] of records.entries()) {
    if (flagged[at] !== isDuplicate[at]) say(`  ${isDuplicate[at] ? 'missed' : 'wrong'} ${line(record)}`);
  }
}

function showQueue(records: Labelled['records'], judged: readonly Judged[]): void {
  for (const { one, other, verdict, score, reasons } of judged) {
    if (verdict === 'same') continue;
    say(`  ${verdict} ${score} ${reasons.map(({ code }) => code).join(' ')}`);
    for (const at of [one, other]) say(`    ${line(records[at])}`);
  }
}

function line(record: Labelled['records'][number] | undefined): string {
  const { title, issued, volume, page, DOI } = record ?? {};
  const container = record?.['container-title'];
  return JSON.stringify([title, record?.author?.[0], issued?.['date-parts'], container, volume, page, DOI]);
}

/** A library of which three of a hundred records came twice, the second time as another database writes them. */
function reportTime(size: number): void {
  const chance = random(7);
  const originals = Array.from(benchCitations(0, Math.ceil(size * 0.97)), ({ csl }) => csl);
  const twice = Array.from({ length: size - originals.length }, () => Math.floor(chance.next() * originals.length));
  const all = [...originals, ...twice.map((at) => spoiled(originals[at] ?? { type: 'document' }, chance))];
  const began = performance.now();
  const judged = judge(all.map(comparable));
  const seconds = (performance.now() - began) / 1000;
  const found = new Set(judged.filter(({ verdict }) => verdict === 'same').map(({ one, other }) => `${one} ${other}`));
  const right = new Set(twice.flatMap((at, copy) => (found.has(`${at} ${originals.length + copy}`) ? [copy] : [])))
    .size;
  const groups = groupsOf(
    all.length,
    judged.filter(({ verdict }) => verdict === 'same'),
  );
  const merged = groups.filter((group, at) => group !== at).length;
  say(
    `${size} records: ${seconds.toFixed(1)} s, ${Math.round(process.memoryUsage().rss / 1e6)} MB; ${right} of ${twice.length} copies found, ${merged} taken for copies, ${judged.length - found.size} in the queue`,
  );
}
