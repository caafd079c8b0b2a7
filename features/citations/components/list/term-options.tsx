import { type Facet, termPathText, withDescendants } from '#features/vocabulary/vocabulary-tree.ts';

const most = 1000;

/** Terms to choose from while typing a tag: the browser's own list, so it works without script. */
export function TermOptions({ facets }: { facets: Facet[] }) {
  const terms = facets.flatMap(({ roots }) => roots.flatMap(withDescendants)).slice(0, most);
  return (
    <datalist id="term-options">
      {terms.map((term) => (
        <option key={term.id} value={term.tag}>
          {termPathText(term)}
        </option>
      ))}
    </datalist>
  );
}
