/** The filter of the findings list that a tag stands for. */
export function tagFilter(tag: string): string {
  return `${own[tag.split(':')[0] ?? ''] ?? 'tag'}=${encodeURIComponent(tag)}`;
}

/** Filters of the findings list that show what a cell counts, from those of its row and column. */
export function cellHref(...filters: readonly string[]): string {
  return `status=accepted&${filters.join('&')}`;
}

// What a finding names itself has a filter of its own.
const own: Record<string, string> = {
  compound: 'ligand',
  target: 'target',
  effect: 'effect',
  'adverse-effect': 'effect',
};
