import type { FindTerms } from '#features/search/query-tree.ts';

export type FilterFacet = { slug: string; name: string; hint: string; colour: string | null; open: boolean };
export type FilterTerm = {
  id: string;
  facet: string;
  /** `facet:term` */
  ref: string;
  name: string;
  synonyms: string[];
  parentId: string | null;
  colour: string | null;
  deprecated: boolean;
  successorId: string | null;
};

/** A library's facets and terms as filters need them: by name, downwards, and from a deprecated term to its successor. */
export type FilterVocabulary = {
  facets: FilterFacet[];
  /** By facet, position and name. */
  terms: FilterTerm[];
  byId: ReadonlyMap<string, FilterTerm>;
  /** The term in use under that `facet:term`, a deprecated one's successor. */
  current(ref: string): FilterTerm | null;
  /** The term and all below it. */
  idsBelow(ref: string): string[];
  find: FindTerms;
};

export function filterVocabulary(facets: FilterFacet[], terms: FilterTerm[]): FilterVocabulary {
  const byId = new Map(terms.map((term) => [term.id, term]));
  const byRef = new Map(terms.map((term) => [term.ref, term]));
  const byName = named(terms);
  const children = Map.groupBy(terms, (term) => term.parentId);

  const current = (ref: string): FilterTerm | null => {
    let term = byRef.get(ref);
    for (const passed = new Set<string>(); term?.successorId && !passed.has(term.id); ) {
      passed.add(term.id);
      term = byId.get(term.successorId) ?? term;
    }
    return term ?? null;
  };
  const below = (term: FilterTerm): string[] => [term.id, ...(children.get(term.id) ?? []).flatMap(below)];
  const idsBelow = (ref: string): string[] => {
    const term = current(ref);
    return term ? below(term) : [];
  };
  const find = (text: string): string[] | null => {
    const name = text.trim().toLowerCase();
    const refs = byRef.has(name) ? [name] : (byName.get(name) ?? []);
    return refs.length > 0 ? [...new Set(refs.flatMap(idsBelow))] : null;
  };
  return { facets, terms, byId, current, idsBelow, find };
}

// A term is called by its slug without the facet, its name, and its synonyms; several may share one.
function named(terms: FilterTerm[]): Map<string, string[]> {
  const refs = new Map<string, string[]>();
  for (const { ref, facet, name, synonyms } of terms) {
    const names = new Set([ref.slice(facet.length + 1), name, ...synonyms].map((each) => each.toLowerCase()));
    for (const each of names) refs.set(each, [...(refs.get(each) ?? []), ref]);
  }
  return refs;
}
