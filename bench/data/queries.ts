import { random } from './random.ts';

const tags = [
  'compound:mitragynine',
  'compound:kratom-alkaloids',
  'target:mor',
  'target:opioid-receptors',
  'target:nmda',
  'effect:analgesia',
  'effect:sleep',
  'adverse-effect:nausea',
  'adverse-effect:liver-injury',
  'design:in-vivo-animal',
  'design:rct',
  'system:rat',
  'topic:brain',
];
const words = [
  'effects',
  'receptor',
  'mitragynine',
  'opioid',
  'naloxone',
  'withdrawal',
  'pharmacokinetics',
  'seizure',
  'docking',
  'scheduling',
];
const searches = [
  (word: string, other: string) => `${word} ${other}`,
  (word: string) => word,
  (word: string, other: string) => `${word} -${other}`,
  (word: string, other: string) => `${word} OR ${other}`,
  (word: string, other: string) => `title:${word} ${other}`,
  (word: string) => `${word.slice(0, 5)}*`,
  (word: string) => `author:Grunel ${word}`,
];
const sorts = ['', '', '', 'year', '-year', 'author', 'title', '-changed'];

/** What 200 visits of a list asked for: the same 200 in every run. */
export function recordedQueries(): string[] {
  const chance = random(19_210_517);
  return Array.from({ length: 200 }, () => {
    const parameters: [string, string][] = [];
    const add = (name: string, value: string) => parameters.push([name, value]);
    if (chance.happens(0.4)) add('q', chance.pick(searches)(chance.pick(words), chance.pick(words)));
    if (chance.happens(0.5)) add('tag', chance.pick(tags));
    if (chance.happens(0.2)) add('tag', chance.pick(tags));
    if (chance.happens(0.15)) add('not', chance.pick(tags));
    if (chance.happens(0.15)) add('year', `${chance.whole(1990, 2015)}..${chance.whole(2016, 2026)}`);
    if (chance.happens(0.1)) add('level', chance.pick(['ocebm:2', 'preclinical:P2', 'preclinical:P4']));
    if (chance.happens(0.1)) add('has', chance.pick(['abstract', 'doi', 'pmid']));
    const sort = chance.pick(sorts);
    if (sort) add('sort', sort);
    return new URLSearchParams(parameters).toString().replaceAll('%3A', ':');
  });
}
