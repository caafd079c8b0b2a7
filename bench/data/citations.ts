import type { CslItem, CslName } from '#lib/csl/item.ts';
import { type Random, random, zipf } from './random.ts';
import { contentPlace, contentWords, givenNames, glueWords, journals, publishers, surnames } from './words.ts';

/** A record as a library holds it: what it is, its tags as `facet:term`, and its level. */
export type BenchCitation = {
  csl: CslItem;
  key: string;
  tags: string[];
  level: { scheme: string; version: string; code: string; question: string | null } | null;
};

const surname = zipf(surnames.length, 0.9, 5);
const journal = zipf(journals.length, 1, 3);
const types = [
  ...Array<CslItem['type']>(88).fill('article-journal'),
  ...Array<CslItem['type']>(4).fill('chapter'),
  ...Array<CslItem['type']>(2).fill('book'),
  ...Array<CslItem['type']>(2).fill('thesis'),
  ...Array<CslItem['type']>(2).fill('paper-conference'),
  ...Array<CslItem['type']>(2).fill('report'),
];

/** How many terms a record carries of each facet of the vocabulary, between two numbers: 8 of them on average. */
const habits: Record<string, [least: number, most: number]> = {
  compound: [1, 3],
  target: [0, 3],
  effect: [0, 2],
  'adverse-effect': [0, 2],
  design: [1, 1],
  system: [0, 2],
  preparation: [0, 1],
  topic: [1, 2],
  jurisdiction: [0, 1],
};

/** Record number `index`: the same for the same number, whatever was made before it. `facets` are the terms to tag with, commonest first. */
export function benchCitation(index: number, facets: ReadonlyMap<string, readonly string[]>): BenchCitation {
  const chance = random(index + 1);
  const type = chance.pick(types);
  const year = Math.max(1936, 2026 - Math.floor(-Math.log(1 - chance.next()) * 9));
  const title = sentence(chance, chance.whole(7, 16)).replace(/\.$/, '');
  const author = people(chance, 1 + Math.min(24, Math.floor(-Math.log(1 - chance.next()) * 4)));
  const csl: CslItem = {
    type,
    title,
    author,
    issued: { 'date-parts': [[year, ...(chance.happens(0.7) ? [chance.whole(1, 12)] : [])]] },
    ...(chance.happens(0.85) && { abstract: prose(chance, chance.whole(5, 11)) }),
    ...(chance.happens(0.6) && { language: 'en' }),
    ...whereItAppeared(chance, type),
    ...(chance.happens(0.9) && { DOI: `10.${1000 + (index % 9000)}/bench.${year}.${index}` }),
    ...(chance.happens(0.7) && { PMID: String(10_000_000 + index) }),
  };
  const first = author[0]?.family ?? '';
  return { csl, key: keyOf(first, year, index), tags: tagsOf(chance, facets), level: levelOf(chance) };
}

/** Records `from` … `to - 1`, one after the other. */
export function* benchCitations(
  from: number,
  to: number,
  facets: ReadonlyMap<string, readonly string[]> = new Map(),
): Generator<BenchCitation> {
  for (let index = from; index < to; index += 1) yield benchCitation(index, facets);
}

function keyOf(family: string, year: number, index: number): string {
  const letters = family
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  return `${letters}${year}n${index}`;
}

function people(chance: Random, count: number): CslName[] {
  return Array.from({ length: count }, () => ({
    family: surnames[surname(chance)] ?? '',
    given: chance.pick(givenNames),
  }));
}

function whereItAppeared(chance: Random, type: CslItem['type']): Partial<CslItem> {
  const page = chance.whole(1, 2400);
  const pages = { page: `${page}–${page + chance.whole(2, 18)}` };
  if (type === 'book' || type === 'thesis' || type === 'report') return { publisher: chance.pick(publishers) };
  const container = { 'container-title': journals[journal(chance)] ?? '' };
  if (type !== 'article-journal') return { ...container, ...pages, publisher: chance.pick(publishers) };
  return {
    ...container,
    ...pages,
    volume: String(chance.whole(1, 190)),
    issue: String(chance.whole(1, 12)),
    ISSN: issn(chance),
  };
}

function issn(chance: Random): string {
  return `${chance.whole(1000, 9999)}-${chance.whole(1000, 9999)}`;
}

// Two of five words hold the others together.
function sentence(chance: Random, length: number): string {
  const words = Array.from({ length }, () =>
    chance.happens(0.4) ? chance.pick(glueWords) : (contentWords[contentPlace(chance)] ?? ''),
  );
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function prose(chance: Random, sentences: number): string {
  return Array.from({ length: sentences }, () => sentence(chance, chance.whole(9, 28))).join(' ');
}

const termPlaces = new Map<number, (chance: Random) => number>();

function termPlace(count: number): (chance: Random) => number {
  const known = termPlaces.get(count) ?? zipf(count, 1.1, 2);
  termPlaces.set(count, known);
  return known;
}

function tagsOf(chance: Random, facets: ReadonlyMap<string, readonly string[]>): string[] {
  const tags = [...facets].flatMap(([slug, terms]) => {
    const [least, most] = habits[slug] ?? [0, 0];
    const place = termPlace(terms.length);
    return Array.from({ length: chance.whole(least, most) }, () => terms[place(chance)] ?? '');
  });
  return [...new Set(tags)];
}

function levelOf(chance: Random): BenchCitation['level'] {
  if (chance.happens(0.25)) return null;
  if (chance.happens(0.6))
    return { scheme: 'preclinical', version: 'speciosa-1', code: `P${chance.whole(0, 5)}`, question: null };
  return { scheme: 'ocebm', version: '2011', code: String(chance.whole(1, 5)), question: 'treatment' };
}
