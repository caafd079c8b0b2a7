import { resolveIn } from '#features/vocabulary/resolved-tags.ts';
import { termNamed } from '#features/vocabulary/term-search.ts';
import { splitTag } from '#features/vocabulary/term-slug.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import { type Fault, invalid } from '#lib/problem.ts';
import type { FindingContent } from './finding-content.ts';
import { termFacets } from './term-facets.ts';

type TermField = keyof typeof termFacets;

/** The content with its terms as the vocabulary has them today, and their ids; throws what cannot be found. */
export function resolveTerms(content: FindingContent, vocabulary: Vocabulary) {
  const faults: Fault[] = [];
  const find = (field: TermField) => {
    const given = content[field];
    if (given === null) return null;
    const facets: readonly string[] = termFacets[field];
    const { terms, faults: found } = resolveIn(vocabulary, [ownTag(given, facets, vocabulary)]);
    const [term] = terms;
    if (!term) faults.push({ pointer: `/${field}`, detail: found[0]?.detail ?? `There is no term ${given}.` });
    else if (!facets.includes(term.facet.slug)) {
      faults.push({ pointer: `/${field}`, detail: `${term.tag} is no term of ${facets.join(' or ')}.` });
    }
    return term ?? null;
  };
  const [ligand, target, effect] = [find('ligand'), find('target'), find('effect')];
  const [first] = faults;
  if (first) throw invalid(first.detail, faults);
  const tags = { ligand: ligand?.tag ?? null, target: target?.tag ?? null, effect: effect?.tag ?? null };
  return {
    content: { ...content, ...tags },
    ids: { ligandId: ligand?.id ?? null, targetId: target?.id ?? null, effectId: effect?.id ?? null },
  };
}

// A bare name may be in use in other facets too, which a field does not take its terms from.
function ownTag(given: string, facets: readonly string[], vocabulary: Vocabulary): string {
  if (splitTag(given)) return given;
  const named = facets.flatMap((facet) => termNamed(vocabulary, facet, given.trim()) ?? []);
  return named.length === 1 ? (named[0]?.tag ?? given) : given;
}

/** Name of a term by its tag, for labels. */
export function nameIn(vocabulary: Vocabulary): (tag: string) => string {
  return (tag) => vocabulary.byTag.get(tag)?.name ?? tag;
}

/** `facet:term` of a term by its id. */
export function tagIn(vocabulary: Vocabulary): (id: string) => string | null {
  return (id) => vocabulary.byId.get(id)?.tag ?? null;
}
