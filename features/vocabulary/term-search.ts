import { foldText } from '#lib/fold-text.ts';
import { splitTag } from './term-slug.ts';
import { type Term, type Vocabulary, withDescendants } from './vocabulary-tree.ts';

export type TermMatch = {
  term: Term;
  /** The synonym or other name that matched, when it was not the term's own. */
  by: string | null;
};

type Label = { text: string; squashed: string; words: string[] };

// Identifiers a person may type for a term: gene symbols, register numbers and the like.
const typedIdentifiers = ['gene', 'geneName', 'iupharName', 'cas', 'unii', 'uniprot', 'chembl', 'inchikey'];
const labelsOf = new WeakMap<Term, { own: Label[]; others: Label[] }>();

/**
 * Terms in use that a typed text may mean, best first: the whole name, then names that begin with it, then names with words that do,
 * then names that contain it, then those whose names together have every word; at each step the term's own name before its synonyms. `facet:` before the text keeps to that facet.
 */
export function searchTerms(
  vocabulary: Vocabulary,
  text: string,
  { facet = null, limit = 12 }: { facet?: string | null; limit?: number } = {},
): TermMatch[] {
  const named = splitTag(text);
  const inFacet = named && vocabulary.facets.some(({ slug }) => slug === named.facet) ? named.facet : facet;
  const typed = label(inFacet && named?.facet === inFacet ? named.term : text);
  if (typed.squashed === '') return [];
  return vocabulary.facets
    .filter(({ slug }) => inFacet === null || slug === inFacet)
    .flatMap(({ roots }) => roots.flatMap(withDescendants))
    .map((term) => ({ term, ...bestMatch(term, typed) }))
    .filter(({ score }) => score < Number.POSITIVE_INFINITY)
    .sort(
      (a, b) => a.score - b.score || a.term.name.length - b.term.name.length || a.term.name.localeCompare(b.term.name),
    )
    .slice(0, limit)
    .map(({ term, by }) => ({ term, by }));
}

/** The term of a facet whose slug, name or synonym, however written, is `text`; null when none is, or more than one. */
export function termNamed(vocabulary: Vocabulary, facet: string, text: string): Term | null {
  const bySlug = vocabulary.byTag.get(`${facet}:${text}`);
  if (bySlug) return bySlug;
  const { squashed } = label(text);
  if (squashed === '') return null;
  const exact = searchTerms(vocabulary, text, { facet, limit: 3 }).filter(({ term }) => {
    const { own, others } = labels(term);
    return [...own, ...others].some((each) => each.squashed === squashed);
  });
  const own = exact.filter(({ by }) => by === null);
  const [only, ...rest] = own.length > 0 ? own : exact;
  return rest.length === 0 ? (only?.term ?? null) : null;
}

function bestMatch(term: Term, typed: Label): { score: number; by: string | null } {
  const { own, others } = labels(term);
  const mine = Math.min(...own.map((each) => score(each, typed)));
  let best = { score: mine, by: null as string | null };
  for (const other of others) {
    const its = score(other, typed) + 0.5;
    if (its < best.score) best = { score: its, by: other.text };
  }
  const all = [...own, ...others];
  if (best.score === Number.POSITIVE_INFINITY && typed.words.every((word) => all.some((each) => holds(each, word)))) {
    return { score: 4, by: null };
  }
  return best;
}

// `7-OH-mitragynine`: each word from another of a term's names.
function holds({ squashed, words }: Label, word: string): boolean {
  return words.some((each) => each.startsWith(word)) || (word.length >= 4 && squashed.includes(word));
}

function score({ squashed, words }: Label, typed: Label): number {
  if (squashed === typed.squashed) return 0;
  if (squashed.startsWith(typed.squashed)) return 1;
  if (typed.words.every((word) => words.some((each) => each.startsWith(word)))) return 2;
  if (typed.squashed.length >= 3 && squashed.includes(typed.squashed)) return 3;
  return Number.POSITIVE_INFINITY;
}

function labels(term: Term): { own: Label[]; others: Label[] } {
  let known = labelsOf.get(term);
  if (!known) {
    const [name = '', slug = '', ...others] = termNames(term);
    known = { own: [name, slug].map(label), others: others.map(label) };
    labelsOf.set(term, known);
  }
  return known;
}

/** Everything a term is called: name and slug first, then synonyms and identifiers. */
export function termNames({ name, slug, synonyms, identifiers }: Term): string[] {
  return [name, slug, ...synonyms, ...typedIdentifiers.flatMap((scheme) => identifiers[scheme] ?? [])];
}

function label(text: string): Label {
  const words = foldText(text)
    .split(/[^\p{L}\p{N}+]+/u)
    .filter(Boolean);
  return { text, squashed: words.join(''), words };
}
