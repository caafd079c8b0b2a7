import { readFileSync } from 'node:fs';
import { growVocabulary, type Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';

type PackTerm = { slug: string; name: string; parent?: string; synonyms?: string[]; ids?: Record<string, string> };
type PackFacet = { slug: string; name: string; hint: string; open: boolean; terms: PackTerm[] };

/** The kratom vocabulary as the database would give it; ids are the `facet:term`s. */
export function packVocabulary(): Vocabulary {
  const file = readFileSync('prisma/domain-packs/kratom/vocabulary.json', 'utf8');
  const { facets } = JSON.parse(file) as { facets: PackFacet[] };
  const terms = facets.flatMap(({ slug: facet, terms }) =>
    terms.map(({ slug, name, parent, synonyms = [], ids = {} }, position) => ({
      ...{ id: `${facet}:${slug}`, facetId: facet, slug, name, synonyms, identifiers: ids, position },
      ...{ definition: '', source: '', colour: null, version: 1, deprecatedAt: null, successorId: null },
      parentId: parent ? `${facet}:${parent}` : null,
    })),
  );
  return growVocabulary(
    1,
    facets.map(({ terms: _, ...rest }, position) => ({
      ...rest,
      ...{ id: rest.slug, colour: null, position, version: 1 },
    })),
    terms,
  );
}
