import { editDistance } from '#lib/edit-distance.ts';
import { searchTerms } from './term-search.ts';
import { splitTag } from './term-slug.ts';
import { currentTerm, type Term, type Vocabulary } from './vocabulary-tree.ts';

/** The term in use that somebody who wrote an unknown `facet:term` most likely meant; null when nothing is near. */
export function nearestTerm(vocabulary: Vocabulary, tag: string): Term | null {
  const typed = splitTag(tag);
  const [found] = searchTerms(vocabulary, typed?.term ?? tag, { limit: 1 });
  if (found) return found.term;
  const wanted = tag.trim().toLowerCase();
  const most = Math.max(1, Math.floor((typed?.term ?? tag).length / 3));
  let nearest: { term: Term; distance: number } | null = null;
  for (const term of vocabulary.byTag.values()) {
    const distance = Math.min(editDistance(wanted, term.tag), editDistance(wanted, term.slug));
    if (distance <= most && distance < (nearest?.distance ?? Number.POSITIVE_INFINITY)) nearest = { term, distance };
  }
  return nearest && currentTerm(nearest.term);
}
