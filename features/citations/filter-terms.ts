import type { QueryTerms } from '#features/search/query-tree.ts';
import { nearestTerm } from '#features/vocabulary/nearest-term.ts';
import { termNames } from '#features/vocabulary/term-search.ts';
import {
  currentTerm,
  type Term,
  termPath,
  termsInOrder,
  type Vocabulary,
} from '#features/vocabulary/vocabulary-tree.ts';
import { foldText } from '#lib/fold-text.ts';

/** A vocabulary as filters ask it. */
export type FilterTerms = QueryTerms & {
  /** The term under that `facet:term`, a deprecated one's successor. */
  current(tag: string): Term | null;
  /** The term and all below it, deprecated ones too, as citations may still carry them. */
  idsBelow(tag: string): string[];
  idsOfFacet(slug: string): string[];
  /** Terms with others below them. */
  parentIds: string[];
  byId(id: string): Term | undefined;
  /** Every term, deprecated ones too: `below` are the ids of it and all below it. */
  all: readonly { id: string; tag: string; facet: string; below: readonly string[] }[];
  /** `facet:term` of ids, in the order of the vocabulary. */
  tagsOf(ids: readonly string[]): string[];
};

const made = new WeakMap<Vocabulary, FilterTerms>();

/** Made once for each vocabulary. */
export function filterTerms(vocabulary: Vocabulary): FilterTerms {
  const known = made.get(vocabulary) ?? makeFilterTerms(vocabulary);
  made.set(vocabulary, known);
  return known;
}

function makeFilterTerms(vocabulary: Vocabulary): FilterTerms {
  const { byTag, byId } = vocabulary;
  const below = idsByAncestor(byId);
  const byName = tagsByName(byId);
  const ranks = new Map(termsInOrder(vocabulary).map(({ id }, rank) => [id, rank]));
  const ofFacet = Map.groupBy(byId.values(), ({ facet }) => facet.slug);
  const current = (tag: string): Term | null => {
    const term = byTag.get(tag);
    return term ? currentTerm(term) : null;
  };
  const idsBelow = (tag: string): string[] => below.get(current(tag)?.id ?? '') ?? [];
  return {
    current,
    idsBelow,
    parentIds: [...below].filter(([, ids]) => ids.length > 1).map(([id]) => id),
    idsOfFacet: (slug) => (ofFacet.get(slug) ?? []).map(({ id }) => id),
    find: (text) => {
      const name = text.trim().toLowerCase();
      const tags = byTag.has(name) ? [name] : byName.get(squashedName(name));
      return tags ? [...new Set(tags.flatMap(idsBelow))] : null;
    },
    nearest: (text) => nearestTerm(vocabulary, text)?.tag ?? null,
    byId: (id) => byId.get(id),
    all: [...byId.values()].map(({ id, tag, facet }) => ({ id, tag, facet: facet.slug, below: below.get(id) ?? [] })),
    tagsOf: (ids) =>
      ids.toSorted((a, b) => (ranks.get(a) ?? 0) - (ranks.get(b) ?? 0)).flatMap((id) => byId.get(id)?.tag ?? []),
  };
}

function idsByAncestor(byId: Vocabulary['byId']): Map<string, string[]> {
  const ids = new Map<string, string[]>();
  for (const term of byId.values()) {
    for (const { id } of termPath(term)) ids.set(id, [...(ids.get(id) ?? []), term.id]);
  }
  return ids;
}

// A term is called by its name, slug, synonyms and identifiers, however their letters and dashes are written; several may share one.
function tagsByName(byId: Vocabulary['byId']): Map<string, string[]> {
  const tags = new Map<string, string[]>();
  for (const term of byId.values()) {
    for (const name of new Set(termNames(term).flatMap(shorterNames))) {
      if (name !== '') tags.set(name, [...(tags.get(name) ?? []), term.tag]);
    }
  }
  return tags;
}

// `MOR (μ)` is called MOR too, and the `mu-opioid receptor` mu-opioid.
function shorterNames(name: string): string[] {
  const bare = name.replace(/\s*\([^()]*\)\s*$/, '');
  return [name, bare, bare.replace(/\s+receptors?$/i, '')].map(squashedName);
}

function squashedName(name: string): string {
  return foldText(name).replace(/[^\p{L}\p{N}]+/gu, '');
}
