import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { editDistance } from '../edit-distance.ts';
import { foldText } from '../fold-text.ts';
import { popularStyles, styleAliases } from './popular-styles.ts';
import { shipped } from './shipped.ts';

export type StyleEntry = {
  /** CSL id, the last part of `http://www.zotero.org/styles/…`. */
  id: string;
  title: string;
  short?: string;
  /** `numeric`, `author-date`, `author`, `note` or `label`. */
  format: string;
  /** CSL categories: `chemistry`, `medicine`, `generic-base` … */
  fields: readonly string[];
  /** The shipped style whose rules a journal follows. */
  dependentOf?: string;
  /** The language the style was written for; used when none is asked for. */
  defaultLocale?: string;
  /** False for a style that only makes notes. */
  hasBibliography: boolean;
};

let catalogue: Promise<Map<string, StyleEntry>> | undefined;

function styles(): Promise<Map<string, StyleEntry>> {
  catalogue ??= makeCatalogue().catch((error) => {
    catalogue = undefined;
    throw error;
  });
  return catalogue;
}

async function makeCatalogue(): Promise<Map<string, StyleEntry>> {
  const entries = new Map<string, StyleEntry>();
  for (const [id, { asset: _, defaultLocale, ...style }] of (await shipped()).styles) {
    entries.set(id, { id, ...style, ...(defaultLocale && { defaultLocale }) });
  }
  for (const { id, name } of popularStyles) {
    const entry = entries.get(id);
    if (entry) entries.set(id, { ...entry, short: name });
  }
  const file = join(/* turbopackIgnore: true */ process.cwd(), 'lib', 'bibliography', 'journals.tsv');
  for (const line of (await readFile(file, 'utf8')).split('\n')) {
    const [id, title, short, dependentOf, defaultLocale, fields = ''] = line.split('\t');
    const parent = entries.get(dependentOf ?? '');
    if (!id || !title || !parent || entries.has(id)) continue;
    const { format, hasBibliography } = parent;
    const language = defaultLocale || parent.defaultLocale;
    entries.set(id, {
      id,
      title,
      format,
      fields: fields.split(' '),
      hasBibliography,
      dependentOf: parent.id,
      ...(short && { short }),
      ...(language && { defaultLocale: language }),
    });
  }
  return entries;
}

/** All styles: about 2,680 with rules of their own and 7,800 journals that follow one of them. */
export async function listStyles(): Promise<StyleEntry[]> {
  return [...(await styles()).values()];
}

/** By CSL id, alias (`icmje`, `ama` …) or address (`http://www.zotero.org/styles/apa`); null when it is not shipped. */
export async function findStyle(idOrAddress: string): Promise<StyleEntry | null> {
  const id = idOrAddress
    .trim()
    .replace(/^https?:\/\/(?:www\.)?zotero\.org\/styles\//, '')
    .replace(/\.csl$/, '');
  const entries = await styles();
  return entries.get(id) ?? entries.get((Object.hasOwn(styleAliases, id) && styleAliases[id]) || '') ?? null;
}

/** That a style is not there, with those somebody may have meant. */
export async function noSuchStyle(name: string): Promise<string> {
  const near = new Intl.ListFormat('en', { type: 'disjunction' }).format(await stylesMeantBy(name));
  return `There is no style “${name}”.${near && ` Did you mean ${near}?`}`;
}

/** Names of styles somebody may have meant: spelled almost like it, else with its words in them; the nearest and best known first. */
export async function stylesMeantBy(name: string, most = 3): Promise<string[]> {
  const wanted = wordsOf(name).join('-');
  const reach = Math.min(3, Math.floor(wanted.length / 3));
  const known = [...popularStyles.map(({ id }) => id), ...Object.keys(styleAliases), ...(await styles()).keys()];
  const near = [...new Set(known)]
    .filter((id) => Math.abs(id.length - wanted.length) <= reach)
    .map((id) => ({ id, distance: editDistance(id, wanted) }))
    .filter(({ distance }) => distance <= reach)
    .sort((a, b) => a.distance - b.distance);
  if (near.length > 0) return near.slice(0, most).map(({ id }) => id);
  return wanted === '' ? [] : (await searchStyles(name, { limit: most })).map(({ id }) => id);
}

type Search = { limit?: number; format?: string; field?: string };

/** Styles in which every word of the text begins a word of the title, short title, id or alias; the popular ones come first. */
export async function searchStyles(text: string, { limit = 50, format, field }: Search = {}): Promise<StyleEntry[]> {
  const words = wordsOf(text);
  const entries = await searchable();
  const found = entries.filter(
    ({ entry, words: own }) =>
      (!format || entry.format === format) &&
      (!field || entry.fields.includes(field)) &&
      words.every((word) => own.some((candidate) => candidate.startsWith(word))),
  );
  const wanted = words.join(' ');
  const rank = ({ entry, popularity, title }: Searchable) =>
    entry.id === wanted ? -2 : title === wanted ? -1 : popularity + (title.startsWith(wanted) ? 0 : 1);
  return found
    .map((candidate) => ({ candidate, rank: rank(candidate) }))
    .sort((a, b) => a.rank - b.rank || a.candidate.title.localeCompare(b.candidate.title))
    .slice(0, limit)
    .map(({ candidate }) => candidate.entry);
}

type Searchable = { entry: StyleEntry; title: string; words: string[]; popularity: number };
let prepared: Promise<Searchable[]> | undefined;

function searchable(): Promise<Searchable[]> {
  prepared ??= listStyles().then((entries) => {
    const aliases = Object.groupBy(Object.entries(styleAliases), ([, id]) => id);
    return entries.map((entry) => {
      const names = [entry.title, entry.short ?? '', entry.id, ...(aliases[entry.id] ?? []).map(([alias]) => alias)];
      const popular = popularStyles.findIndex(({ id }) => id === entry.id);
      const popularity = popular >= 0 ? popular * 2 : entry.dependentOf ? 200 : 100;
      return { entry, title: wordsOf(entry.title).join(' '), words: wordsOf(names.join(' ')), popularity };
    });
  });
  return prepared;
}

function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean);
}
