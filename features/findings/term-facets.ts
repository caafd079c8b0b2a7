import type { FindingField } from './finding-content.ts';

/** Which facets a term of a finding may come from. */
export const termFacets = {
  ligand: ['compound', 'preparation'],
  target: ['target'],
  effect: ['effect', 'adverse-effect'],
} as const satisfies Partial<Record<FindingField, readonly string[]>>;
