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

/** Levenshtein distance: letters to insert, delete or replace. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (const [line, letter] of [...from].entries()) {
    const next = [line + 1];
    for (let column = 1; column <= to.length; column++) {
      const replaced = (row[column - 1] ?? 0) + (letter === to[column - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[column] ?? 0) + 1, (next[column - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
