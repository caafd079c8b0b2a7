import { levelName, parseLevelFilter } from '#features/evidence/evidence-level.ts';
import type { Term } from '#features/vocabulary/vocabulary-tree.ts';
import { itemTypes } from '#lib/csl/item-types.ts';
import { clear, fromStart } from './filter-links.ts';
import { printRange } from './filter-ranges.ts';
import type { CitationFilters, Condition, Possession } from './filters.ts';

/** One thing the filters ask for: what, and the filters without it. */
type FilterChip = { kind: string; label: string; excluded: boolean; without: CitationFilters };

/** Chips that stand for one condition: any of them passes. */
export type ChipGroup = FilterChip[];

export const possessionNames: Record<Possession, string> = {
  abstract: 'Abstract',
  doi: 'DOI',
  pmid: 'PubMed identifier',
  file: 'File',
  finding: 'Findings',
};
export const conditionNames: Record<Condition, string> = {
  retracted: 'Retracted',
  duplicate: 'Possible duplicate',
  trashed: 'In the trash',
  untagged: 'Without tags',
  unrated: 'Without evidence level',
};

/** What the filters ask for, in words and with the way back. */
export function filterChips(filters: CitationFilters, termOf: (tag: string) => Term | null): ChipGroup[] {
  const term = (tag: string, excluded: boolean): FilterChip => {
    const known = termOf(tag);
    return {
      kind: known?.facet.name ?? '',
      label: known?.name ?? tag,
      excluded,
      without: clear(filters, { kind: 'tag', value: tag }),
    };
  };
  const chip = (kind: string, label: string, without: CitationFilters): FilterChip => ({
    kind,
    label,
    excluded: false,
    without,
  });
  const first = fromStart(filters);
  return [
    ...(filters.q
      ? [[chip('Search', filters.q, { ...first, q: '', sort: filters.sort?.by === 'relevance' ? null : filters.sort })]]
      : []),
    filters.collections.map((slug) =>
      chip('Collection', slug, { ...first, collections: filters.collections.filter((each) => each !== slug) }),
    ),
    ...filters.tags.map((group) => group.map((tag) => term(tag, false))),
    ...filters.not.map((tag) => [term(tag, true)]),
    filters.types.map((type) => chip('Type', itemTypes[type], clear(filters, { kind: 'type', value: type }))),
    ...filters.levels.map((group) =>
      group.map((level) => chip('Level', levelLabel(level), clear(filters, { kind: 'level', value: level }))),
    ),
    ...(filters.year ? [[chip('Year', rangeInWords(filters.year), { ...first, year: null })]] : []),
    ...(filters.added ? [[chip('Added', rangeInWords(filters.added), { ...first, added: null })]] : []),
    ...filters.has.map((what) => [chip('Has', possessionNames[what], clear(filters, { kind: 'has', value: what }))]),
    ...filters.is.map((what) => [chip('Is', conditionNames[what], clear(filters, { kind: 'is', value: what }))]),
    filters.statuses.map((status) =>
      chip('Status', status, { ...first, statuses: filters.statuses.filter((each) => each !== status) }),
    ),
    ...(filters.asOf ? [[chip('As of', filters.asOf, { ...first, asOf: null })]] : []),
    ...(filters.ids.length > 0 ? [[chip('Chosen', `${filters.ids.length} by hand`, { ...first, ids: [] })]] : []),
  ].filter((group) => group.length > 0);
}

export function levelLabel(level: string): string {
  const known = parseLevelFilter(level);
  return known ? levelName(known) : level;
}

function rangeInWords(range: { from: number | string | null; to: number | string | null }): string {
  if (range.from === null) return `until ${range.to}`;
  return range.to === null
    ? `since ${range.from}`
    : printRange(range as { from: string; to: string }).replace('..', '–');
}
