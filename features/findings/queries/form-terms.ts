import { loadVocabulary } from '#features/vocabulary/queries.ts';
import { tagChoice } from '#features/vocabulary/tag-choice.ts';
import { withDescendants } from '#features/vocabulary/vocabulary-tree.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { FindingContent } from '../finding-content.ts';

/** What the form needs of the vocabulary: the chosen terms by name, and which targets are NMDA receptors. */
export async function formTerms(viewer: LibraryActor, content: FindingContent) {
  const { byTag } = await loadVocabulary(viewer);
  const nmda = byTag.get('target:nmda');
  return {
    terms: [content.ligand, content.target, content.effect].flatMap((tag) => {
      const term = tag && byTag.get(tag);
      return term ? [tagChoice(term)] : [];
    }),
    nmdaTargets: nmda ? withDescendants(nmda).map(({ tag }) => tag) : [],
  };
}
