import type { FindTerms } from '#features/search/query-tree.ts';
import {
  currentTerm,
  type Term,
  termPath,
  type Vocabulary,
  withDescendants,
} from '#features/vocabulary/vocabulary-tree.ts';

/** A vocabulary as filters ask it. */
export type FilterTerms = {
  /** The term under that `facet:term`, a deprecated one's successor. */
  current(tag: string): Term | null;
  /** The term and all below it, deprecated ones too, as citations may still carry them. */
  idsBelow(tag: string): string[];
  idsOfFacet(slug: string): string[];
  /** Terms with others below them. */
  parentIds: string[];
  /** Terms of that tag, slug, name or synonym, with all below. */
  find: FindTerms;
  byId(id: string): Term | undefined;
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

function makeFilterTerms({ facets, byTag, byId }: Vocabulary): FilterTerms {
  const below = idsByAncestor(byId);
  const byName = tagsByName(byId);
  const inOrder = facets.flatMap(({ roots, deprecated }) => [...roots.flatMap(withDescendants), ...deprecated]);
  const ranks = new Map(inOrder.map(({ id }, rank) => [id, rank]));
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
      const tags = byTag.has(name) ? [name] : byName.get(name);
      return tags ? [...new Set(tags.flatMap(idsBelow))] : null;
    },
    byId: (id) => byId.get(id),
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

// A term is called by its slug without the facet, its name, and its synonyms; several may share one.
function tagsByName(byId: Vocabulary['byId']): Map<string, string[]> {
  const tags = new Map<string, string[]>();
  for (const { tag, slug, name, synonyms } of byId.values()) {
    for (const each of new Set([slug, name, ...(synonyms ?? [])].map((text) => text.toLowerCase()))) {
      tags.set(each, [...(tags.get(each) ?? []), tag]);
    }
  }
  return tags;
}
