import { type SearchParameters, values } from '#features/citations/filter-parameters.ts';
import type { FilterTerms } from '#features/citations/filter-terms.ts';
import { type CitationFilters, filtersToSearchParams } from '#features/citations/filters.ts';
import { resolveFilters } from '#features/citations/resolve-filters.ts';
import { isId } from '#lib/new-id.ts';
import { actions, directions, results } from '#lib/pharmacology/action.ts';
import { assayTypes } from '#lib/pharmacology/assay-rules.ts';
import type { Fault } from '#lib/problem.ts';
import { parameterNames } from './filter-parameters.ts';
import { type NumberRange, parseNumberRange, printNumberRange } from './number-range.ts';
import { reviewStatuses } from './schema.ts';
import { termFacets } from './term-facets.ts';

const sorts: readonly string[] = [
  ...['ligand', 'target', 'effect', 'assay', 'readout', 'species', 'parameter', 'value', 'px', 'emax', 'action'],
  ...['direction', 'level', 'rating', 'status', 'citation', 'year', 'author', 'title', 'added', 'changed'],
];
export type FindingSort = { by: string; reversed: boolean };

/** What a list of findings is narrowed to, and its order. Of several values of one filter any will do. */
export type FindingFilters = {
  /** On the citation a finding is of. Levels are asked of the finding, and of the citation where it has none. */
  citations: CitationFilters;
  citationId: string | null;
  ligands: string[];
  targets: string[];
  effects: string[];
  assays: string[];
  readouts: string[];
  parameters: string[];
  species: string[];
  actions: string[];
  directions: string[];
  results: string[];
  statuses: string[];
  px: NumberRange | null;
  rating: NumberRange | null;
  /** `me`: those of the reader. */
  mine: boolean;
  /** `author`: those that nobody but their author accepted. */
  selfAccepted: boolean;
  sort: FindingSort;
  limit: number;
  cursor: string | null;
};

const usual: FindingSort = { by: 'changed', reversed: true };

/** Reads the filters of an address. What cannot be read is left out and named: pages show it, the API refuses. */
export function parseFindingFilters(
  parameters: SearchParameters,
  terms: FilterTerms,
): { filters: FindingFilters; faults: Fault[] } {
  const shared = new URLSearchParams();
  for (const name of parameterNames) {
    if (!['status', 'sort', 'author'].includes(name))
      for (const value of values(parameters, name)) shared.append(name, value);
  }
  const { filters: citations, faults } = resolveFilters(shared, terms);
  const fault = (name: string, detail: string) => faults.push({ pointer: `/${name}`, detail });
  const list = (name: string) => [
    ...new Set(
      values(parameters, name)
        .flatMap((group) => group.split(','))
        .map((item) => item.trim())
        .filter(Boolean),
    ),
  ];
  const known = (name: string, words: readonly string[]) =>
    list(name).filter((item) => {
      if (!words.includes(item)) fault(name, `“${item.slice(0, 60)}” is not one of ${words.join(', ')}.`);
      return words.includes(item);
    });
  const free = (name: string) =>
    list(name)
      .map((item) => item.slice(0, 120))
      .slice(0, 50);
  const named = (name: keyof typeof termFacets) =>
    list(name).flatMap((item) => {
      const facets: readonly string[] = termFacets[name];
      const tags = item.includes(':') ? [item] : facets.map((facet) => `${facet}:${item}`);
      const term = tags.map((tag) => terms.current(tag)).find((found) => found && facets.includes(found.facet.slug));
      if (!term) fault(name, `The vocabulary has no ${name} “${item.slice(0, 60)}”.`);
      return term ? [term.tag] : [];
    });
  const range = (name: string) => {
    const [text] = values(parameters, name);
    const read = text === undefined ? null : parseNumberRange(text);
    if (text !== undefined && !read)
      fault(name, `“${text.slice(0, 60)}” is not a number or range, as in 7, 6..8 or 6.5..`);
    return read;
  };
  const [citationId = null] = values(parameters, 'citation');
  if (citationId !== null && !isId(citationId)) fault('citation', 'This is not the id of a citation.');
  const [sorted = ''] = values(parameters, 'sort');
  const by = sorted.replace(/^-/, '');
  if (sorted && !sorts.includes(by))
    fault('sort', `“${sorted.slice(0, 60)}” is not one of ${sorts.join(', ')}, with - before it to reverse.`);
  return {
    filters: {
      citations: { ...citations, limit: 50, cursor: null, sort: null },
      citationId: citationId && isId(citationId) ? citationId : null,
      ...{ ligands: named('ligand'), targets: named('target'), effects: named('effect') },
      ...{ assays: known('assay', assayTypes), readouts: free('readout'), parameters: free('parameter') },
      ...{ species: free('species'), actions: known('action', actions), directions: known('direction', directions) },
      ...{ results: known('result', results), statuses: known('status', reviewStatuses) },
      ...{ px: range('px'), rating: range('rating'), mine: values(parameters, 'author').includes('me') },
      selfAccepted: known('accepted', ['author']).length > 0,
      sort: sorts.includes(by) ? { by, reversed: sorted.startsWith('-') } : usual,
      ...{ limit: citations.limit, cursor: citations.cursor },
    },
    faults,
  };
}

/** The canonical address of the filters: parameters in a stable order, nothing empty, no default. */
export function findingFiltersToSearchParams(filters: FindingFilters): URLSearchParams {
  const { citations, sort } = filters;
  const own: Record<string, string> = {
    ...{ citation: filters.citationId ?? '', ligand: filters.ligands.join(','), target: filters.targets.join(',') },
    ...{ effect: filters.effects.join(','), assay: filters.assays.join(','), readout: filters.readouts.join(',') },
    ...{
      parameter: filters.parameters.join(','),
      species: filters.species.join(','),
      action: filters.actions.join(','),
    },
    ...{ direction: filters.directions.join(','), result: filters.results.join(','), author: filters.mine ? 'me' : '' },
    ...{
      px: filters.px ? printNumberRange(filters.px) : '',
      rating: filters.rating ? printNumberRange(filters.rating) : '',
    },
    ...{ accepted: filters.selfAccepted ? 'author' : '', status: filters.statuses.join(',') },
    sort: sort.by === usual.by && sort.reversed === usual.reversed ? '' : `${sort.reversed ? '-' : ''}${sort.by}`,
    ...{ limit: filters.limit === 50 ? '' : String(filters.limit), cursor: filters.cursor ?? '' },
  };
  const shared = filtersToSearchParams(citations);
  const parameters = new URLSearchParams();
  for (const name of parameterNames) {
    const printed = Object.hasOwn(own, name) ? [own[name] ?? ''] : shared.getAll(name);
    for (const value of printed) if (value !== '') parameters.append(name, value);
  }
  return parameters;
}
