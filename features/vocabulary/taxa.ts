import { parseRichText, printRichText } from '#lib/csl/rich-text.ts';
import type { Term } from './vocabulary-tree.ts';

/** Finds the Latin names of a vocabulary's taxa in a text; null when it has none. */
export type Taxa = RegExp | null;

const taxonomies = ['ncbiTaxon', 'gbif'];
const latinName = /^([A-Z])([a-z]+) ([a-z]+(?: [a-z]+)?)$/;

/** What a taxonomy numbers is a taxon. Of each Latin name: the whole, with its genus cut short, and the genus alone. */
export function taxaOf(terms: Iterable<Pick<Term, 'name' | 'synonyms' | 'identifiers'>>): Taxa {
  const spellings = [...terms]
    .filter(({ identifiers }) => taxonomies.some((scheme) => scheme in identifiers))
    .flatMap(({ name, synonyms }) => [name, ...synonyms])
    .flatMap((name) => {
      const [, initial, rest, epithets] = latinName.exec(name) ?? [];
      // Titles in title case capitalise epithets too.
      const species = epithets?.replace(/\b[a-z]/g, (letter) => `[${letter.toUpperCase()}${letter}]`);
      return species ? [`${initial}(?:${rest}|\\.) ${species}`, `${initial}${rest}`] : [];
    });
  if (spellings.length === 0) return null;
  // The longest first, so that a genus alone is what no whole name takes.
  const longestFirst = [...new Set(spellings)].sort((a, b) => b.length - a.length);
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${longestFirst.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}

/** CSL rich text with Latin names in italics, but where it already has italics of its own. */
export function italicTaxa(text: string, taxa: Taxa): string {
  if (!taxa || text.search(taxa) < 0) return text;
  const tokens = parseRichText(text);
  if (tokens.some((token) => token.kind === 'open' && token.markup === 'i')) return text;
  return printRichText(
    tokens.map((token) => (token.kind === 'text' ? { ...token, text: token.text.replace(taxa, '<i>$&</i>') } : token)),
  );
}
