import type { Facet, Term } from '#features/vocabulary/vocabulary-tree.ts';
import { type Choice, type ChoiceState, stateOf } from './filter-links.ts';
import type { CitationFilters } from './filters.ts';

/** One line of a facet beside the list. */
export type FacetRow = {
  choice: Choice;
  label: string;
  /** Other names one may search the facet by. */
  synonyms: string[];
  depth: number;
  count: number;
  state: ChoiceState;
  /** Shown only when the facet is asked for all it has. */
  minor: boolean;
};

const shownAtFirst = 9;

/** The terms of a facet that anything carries or that are chosen, as a tree; the most frequent, and what leads to them, first to be seen. */
export function termRows(
  facet: Facet,
  counts: Record<string, { total: number }>,
  filters: CitationFilters,
): FacetRow[] {
  const rowOf = (term: Term, depth: number): FacetRow => {
    const choice: Choice = { kind: 'tag', value: term.tag };
    const count = counts[term.tag]?.total ?? 0;
    const { name: label, synonyms } = term;
    return { choice, label, synonyms, depth, count, state: stateOf(filters, choice), minor: true };
  };
  const walk = (term: Term, depth: number): { row: FacetRow; below: FacetRow[] }['below'] => {
    const below = term.children.flatMap((child) => walk(child, depth + 1));
    const row = rowOf(term, depth);
    return row.count > 0 || row.state || below.length > 0 ? [row, ...below] : [];
  };
  const rows = [...facet.roots, ...facet.deprecated].flatMap((term) => walk(term, 0));
  return markMajor(rows);
}

function markMajor(rows: FacetRow[]): FacetRow[] {
  const least = rows.map(({ count }) => count).sort((a, b) => b - a)[shownAtFirst - 1] ?? 0;
  let left = shownAtFirst;
  const major = rows.map((row) => row.state !== null || (row.count >= least && row.count > 0 && left-- > 0));
  // What stands above a shown term is shown.
  for (let index = rows.length - 1, depth = 0; index >= 0; index -= 1) {
    const row = rows[index];
    if (!row) continue;
    if (row.depth < depth) major[index] = true;
    depth = major[index] ? row.depth : Math.min(depth, row.depth);
  }
  return rows.map((row, index) => ({ ...row, minor: !major[index] }));
}
