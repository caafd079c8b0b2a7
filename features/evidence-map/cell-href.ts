/** Filters of the findings list that show what a cell counts, from the tags of its row and column. */
export function cellHref(tags: readonly string[]): string {
  const parameters = new URLSearchParams({ status: 'accepted' });
  for (const tag of tags) parameters.append(own[tag.split(':')[0] ?? ''] ?? 'tag', tag);
  return String(parameters);
}

// What a finding names itself has a filter of its own.
const own: Record<string, string> = {
  compound: 'ligand',
  target: 'target',
  effect: 'effect',
  'adverse-effect': 'effect',
};
