import { TermChip } from '#features/vocabulary/components/term-chip.tsx';
import type { Term } from '#features/vocabulary/vocabulary-tree.ts';

/** A record's tags, facet by facet in the order of the vocabulary. */
export function RecordTags({ terms, library }: { terms: readonly Term[]; library: string }) {
  if (terms.length === 0) return <p className="text-ink-soft">No tags yet.</p>;
  return (
    <ul className="flex flex-wrap gap-1.5">
      {terms.map((term) => (
        <li key={term.id}>
          <TermChip term={term} library={library} />
        </li>
      ))}
    </ul>
  );
}
