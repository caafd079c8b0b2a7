import type { SelectOption } from '#components/select-field.tsx';
import { type Facet, withDescendants } from '#features/vocabulary/vocabulary-tree.ts';

/** The topics a claim may have, in the order of the vocabulary. */
export function topicOptions(facets: readonly Facet[]): SelectOption[] {
  const facet = facets.find(({ slug }) => slug === 'topic');
  return (facet?.roots ?? []).flatMap(withDescendants).map(({ tag, name }) => ({ value: tag, label: name }));
}
