import type { TermCount } from './queries.ts';
import { type Identifiers, type Term, termPath } from './vocabulary-tree.ts';

/** A term as the API answers with it. */
export type TermRecord = {
  id: string;
  version: number;
  tag: string;
  facet: string;
  slug: string;
  name: string;
  /** Names from the top of the tree down to the term. */
  path: string[];
  parent: string | null;
  synonyms: string[];
  definition: string;
  identifiers: Identifiers;
  source: string;
  colour: string | null;
  deprecated: boolean;
  successor: string | null;
  /** Citations that carry it, and that carry it or a term below it. */
  count: TermCount;
};

export function termRecord(term: Term, count: TermCount = { direct: 0, total: 0 }): TermRecord {
  const { id, version, tag, slug, name, synonyms, definition, identifiers, source, colour } = term;
  return {
    ...{ id, version, tag, facet: term.facet.slug, slug, name },
    ...{ path: termPath(term).map((each) => each.name), parent: term.parent?.tag ?? null },
    ...{ synonyms, definition, identifiers, source, colour },
    ...{ deprecated: term.isDeprecated, successor: term.successor?.tag ?? null, count },
  };
}
