import { Chip } from '#components/chip.tsx';
import { termAddress } from '../term-slug.ts';
import { type Term, termPathText } from '../vocabulary-tree.ts';

/** A tag on a record: its facet, its name, the way to its page; where it hangs, in its title. */
export function TermChip({ term, library }: { term: Term; library: string }) {
  return (
    <span title={termPathText(term)}>
      <Chip kind={term.facet.name} href={termAddress(library, term.tag)}>
        {term.name}
      </Chip>
    </span>
  );
}
