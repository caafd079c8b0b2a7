import { printRange } from '#features/citations/filter-ranges.ts';
import { fieldLabels } from './field-names.ts';
import { type ListKey, listKeys, toggled } from './filter-links.ts';
import type { FindingFilters } from './filters.ts';
import { printNumberRange } from './number-range.ts';

export type FindingChip = { kind: string; label: string; without: FindingFilters };

/** What people call the filters that are lists of words. */
export const listNames: Readonly<Record<ListKey, string>> = {
  ...{
    ligands: fieldLabels.ligand,
    targets: fieldLabels.target,
    effects: fieldLabels.effect,
    assays: fieldLabels.assay,
  },
  ...{ parameters: fieldLabels.parameter, actions: fieldLabels.action, directions: fieldLabels.direction },
  ...{ species: fieldLabels.species, statuses: 'Status' },
};

/** A word of a list as people read it: terms by name, codes as they are, all else with a capital. */
export function wordOf(key: ListKey, value: string, nameOf: (tag: string) => string): string {
  if (key === 'parameters' || value.includes(':')) return nameOf(value);
  return value.charAt(0).toUpperCase() + value.slice(1);
}

/** What the list is narrowed to, each with the list without it. */
export function findingChips(filters: FindingFilters, nameOf: (tag: string) => string): FindingChip[] {
  const { citations } = filters;
  const start = { ...filters, cursor: null };
  const ofCitations = (change: Partial<typeof citations>) => ({ ...start, citations: { ...citations, ...change } });
  const lists = listKeys.flatMap((key) =>
    filters[key].map((value) => ({
      kind: listNames[key],
      label: wordOf(key, value, nameOf),
      without: toggled(filters, key, value),
    })),
  );
  const one = (kind: string, label: string | null | undefined, without: FindingFilters) =>
    label ? [{ kind, label, without }] : [];
  return [
    ...one('Search', citations.q, ofCitations({ q: '' })),
    ...lists,
    ...one('pX', filters.px && printNumberRange(filters.px), { ...start, px: null }),
    ...one('Rating', filters.rating && printNumberRange(filters.rating), { ...start, rating: null }),
    ...one('Author', filters.mine ? 'me' : null, { ...start, mine: false }),
    ...one('Accepted by', filters.selfAccepted ? 'its author' : null, { ...start, selfAccepted: false }),
    ...one('Paper', filters.citationId ? 'one citation' : null, { ...start, citationId: null }),
    ...filters.readouts.map((label) => ({ kind: 'Readout', label, without: { ...start, readouts: [] } })),
    ...filters.results.map((label) => ({ kind: 'Outcome', label, without: { ...start, results: [] } })),
    ...citations.tags.map((group, index) => ({
      ...{ kind: 'Tag', label: group.map(nameOf).join(' or ') },
      without: ofCitations({ tags: citations.tags.filter((_, at) => at !== index) }),
    })),
    ...citations.not.map((tag) => ({
      ...{ kind: 'Tag: not', label: nameOf(tag) },
      without: ofCitations({ not: citations.not.filter((other) => other !== tag) }),
    })),
    ...one('Year', citations.year && printRange(citations.year), ofCitations({ year: null })),
    ...one('Level', citations.levels.map((group) => group.join(' or ')).join(', '), ofCitations({ levels: [] })),
    ...one('Type', citations.types.join(', '), ofCitations({ types: [] })),
    ...one('Added', citations.added && printRange(citations.added), ofCitations({ added: null })),
    ...one('Is', citations.is.join(', '), ofCitations({ is: [] })),
    ...one('Has', citations.has.join(', '), ofCitations({ has: [] })),
  ];
}
