import { TreeList, type TreeNode } from '#components/tree-list.tsx';
import type { TermCount } from '../queries.ts';
import { termAddress } from '../term-slug.ts';
import { type Facet, isWithin, type Term } from '../vocabulary-tree.ts';

type Props = {
  library: string;
  facet: Facet;
  counts: ReadonlyMap<string, TermCount>;
  /** The term whose page this is: shown as such, its branch unfolded. */
  current?: Term;
  /** Unfolds everything. */
  open?: boolean;
};

/** A facet's terms in use, with how many citations carry each or a term below it. */
export function TermTree({ library, facet, counts, current, open }: Props) {
  const node = (term: Term): TreeNode => ({
    id: term.id,
    label: term.name,
    name: term.name,
    href: termAddress(library, term.tag),
    current: term === current,
    count: counts.get(term.id)?.total ?? 0,
    open: open || (current !== undefined && isWithin(current, term)),
    children: term.children.map(node),
  });
  return <TreeList label={`${facet.name}: terms`} nodes={facet.roots.map(node)} />;
}
