import { type Taxa, taxaOf } from './taxa.ts';

/** Outside names of a term, by scheme: `{ cas: '4098-40-2', pubchem: '3034396' }`. */
export type Identifiers = Record<string, string | string[]>;

/** A term where it hangs in its tree. Never send one to the browser whole: it reaches every other. */
export type Term = {
  id: string;
  /** `facet:term`, how everything outside names it. */
  tag: string;
  slug: string;
  name: string;
  definition: string;
  synonyms: string[];
  identifiers: Identifiers;
  source: string;
  colour: string | null;
  position: number;
  version: number;
  facet: Facet;
  parent: Term | null;
  /** In order; none of them deprecated. */
  children: Term[];
  isDeprecated: boolean;
  successor: Term | null;
};

export type Facet = {
  id: string;
  slug: string;
  name: string;
  hint: string;
  /** Anyone who may tag may add terms. */
  open: boolean;
  colour: string | null;
  position: number;
  version: number;
  /** Top terms in order; none of them deprecated. */
  roots: Term[];
  deprecated: Term[];
};

/** A library's whole vocabulary, facets in order. */
export type Vocabulary = {
  version: number;
  facets: Facet[];
  /** By `facet:term`, deprecated ones too. */
  byTag: ReadonlyMap<string, Term>;
  byId: ReadonlyMap<string, Term>;
  /** Latin names in it, to be set in italics. */
  taxa: Taxa;
};

type FacetRow = Omit<Facet, 'roots' | 'deprecated'>;
type TermRow = Pick<
  Term,
  'id' | 'slug' | 'name' | 'definition' | 'synonyms' | 'source' | 'colour' | 'position' | 'version'
> & {
  facetId: string;
  parentId: string | null;
  successorId: string | null;
  deprecatedAt: Date | null;
  identifiers: unknown;
};

/** Hangs rows together; facets and terms come in the order of their positions. */
export function growVocabulary(
  version: number,
  facetRows: readonly FacetRow[],
  termRows: readonly TermRow[],
): Vocabulary {
  const facets = facetRows.map((row): Facet => ({ ...row, roots: [], deprecated: [] }));
  const facetById = new Map(facets.map((facet) => [facet.id, facet]));
  const byId = new Map<string, Term>();
  for (const row of termRows) {
    const facet = facetById.get(row.facetId);
    if (facet) byId.set(row.id, bareTerm(row, facet));
  }
  for (const { id, parentId, successorId } of termRows) {
    const term = byId.get(id);
    if (term) hang(term, byId.get(parentId ?? '') ?? null, byId.get(successorId ?? '') ?? null);
  }
  const byTag = new Map([...byId.values()].map((term) => [term.tag, term]));
  return { version, facets, byId, byTag, taxa: taxaOf(byId.values()) };
}

function bareTerm(row: TermRow, facet: Facet): Term {
  const { facetId: _, parentId: __, successorId: ___, deprecatedAt, identifiers, ...rest } = row;
  return {
    ...rest,
    tag: `${facet.slug}:${row.slug}`,
    identifiers: identifiers as Identifiers,
    facet,
    parent: null,
    children: [],
    isDeprecated: deprecatedAt !== null,
    successor: null,
  };
}

function hang(term: Term, parent: Term | null, successor: Term | null): void {
  term.parent = parent;
  term.successor = successor;
  if (term.isDeprecated) term.facet.deprecated.push(term);
  else (parent?.children ?? term.facet.roots).push(term);
}

/** From the top of the tree down to the term itself. */
export function termPath(term: Term): Term[] {
  return term.parent ? [...termPath(term.parent), term] : [term];
}

/** `Target › Opioid receptors › MOR (μ)` */
export function termPathText(term: Term): string {
  return [term.facet.name, ...termPath(term).map(({ name }) => name)].join(' › ');
}

/** The term and all below it that are in use, in the order of the tree. */
export function withDescendants(term: Term): Term[] {
  return [term, ...term.children.flatMap(withDescendants)];
}

/** Every term, of one facet or all, in the order of the tree; the deprecated ones of each facet last. */
export function termsInOrder({ facets }: Pick<Vocabulary, 'facets'>, facet: string | null = null): Term[] {
  return facets
    .filter(({ slug }) => facet === null || slug === facet)
    .flatMap(({ roots, deprecated }) => [...roots.flatMap(withDescendants), ...deprecated]);
}

/** Whether `term` is `ancestor` or lies below it. */
export function isWithin(term: Term, ancestor: Term): boolean {
  return term.id === ancestor.id || (term.parent !== null && isWithin(term.parent, ancestor));
}

/** What stands in the term's place today: the last of its successors, or the term itself. */
export function currentTerm(term: Term): Term {
  return term.isDeprecated && term.successor ? currentTerm(term.successor) : term;
}
