import { type CitationFilters, filtersToSearchParams, type Possession } from './filters.ts';

/** Something a facet offers. `tag` is a term as `facet:term`, `level` a level as `scheme:code`. */
export type Choice =
  | { kind: 'tag' | 'level'; value: string }
  | { kind: 'type'; value: CitationFilters['types'][number] }
  | { kind: 'has'; value: Possession }
  | { kind: 'is'; value: CitationFilters['is'][number] };
export type ChoiceState = 'included' | 'excluded' | null;

/** Whether the filters ask for a choice, against it, or neither. */
export function stateOf(filters: CitationFilters, { kind, value }: Choice): ChoiceState {
  if (kind === 'tag' && filters.not.includes(value)) return 'excluded';
  const chosen: readonly string[] = {
    tag: filters.tags.flat(),
    level: filters.levels.flat(),
    type: filters.types,
    has: filters.has,
    is: filters.is,
  }[kind];
  return chosen.includes(value) ? 'included' : null;
}

/** Asks for a choice: beside others of its facet as OR, beside other facets as AND; `has` and `is` are AND throughout. */
export function include(filters: CitationFilters, choice: Choice): CitationFilters {
  const cleared = clear(filters, choice);
  switch (choice.kind) {
    case 'tag':
      return { ...cleared, tags: joinGroup(cleared.tags, choice.value, facetOf) };
    case 'level':
      return { ...cleared, levels: joinGroup(cleared.levels, choice.value, () => 'level') };
    case 'type':
      return { ...cleared, types: [...cleared.types, choice.value] };
    case 'has':
      return { ...cleared, has: [...cleared.has, choice.value] };
    case 'is':
      return { ...cleared, is: [...cleared.is, choice.value] };
  }
}

/** Asks against a term. */
export function exclude(filters: CitationFilters, choice: Choice & { kind: 'tag' }): CitationFilters {
  const cleared = clear(filters, choice);
  return { ...cleared, not: [...cleared.not, choice.value] };
}

/** Takes a choice back, wherever it stands. */
export function clear(filters: CitationFilters, { kind, value }: Choice): CitationFilters {
  const first = fromStart(filters);
  const others = <Item extends string>(items: Item[]) => items.filter((item) => item !== value);
  const otherGroups = (groups: string[][]) => groups.map(others).filter((group) => group.length > 0);
  switch (kind) {
    case 'tag':
      return { ...first, tags: otherGroups(filters.tags), not: others(filters.not) };
    case 'level':
      return { ...first, levels: otherGroups(filters.levels) };
    case 'type':
      return { ...first, types: others(filters.types) };
    case 'has':
      return { ...first, has: others(filters.has) };
    case 'is':
      return { ...first, is: others(filters.is) };
  }
}

/** The same filters, on the first page. */
export function fromStart(filters: CitationFilters): CitationFilters {
  return { ...filters, cursor: null };
}

/** Nothing asked for; day, order and page size stay. */
export function withoutFilters({ asOf, sort, limit, is }: CitationFilters, none: CitationFilters): CitationFilters {
  return { ...none, asOf, sort, limit, is: is.filter((condition) => condition === 'trashed') };
}

/** How many things are asked for, to say so on a button. */
export function countFilters(filters: CitationFilters): number {
  const { q, collections, tags, not, types, year, levels, statuses, has, is, added, ids } = filters;
  const lists = [
    collections,
    tags.flat(),
    not,
    types,
    levels.flat(),
    statuses,
    has,
    is.filter((each) => each !== 'trashed'),
  ];
  return lists.flat().length + [q !== '', year, added, ids.length > 0].filter(Boolean).length;
}

/** An address with the filters, readable: commas and colons stand as they are, which a query may (RFC 3986, 3.4). */
export function addressOf(path: string, filters: CitationFilters, more: Record<string, string> = {}): string {
  const parameters = filtersToSearchParams(filters);
  for (const [name, value] of Object.entries(more)) parameters.set(name, value);
  const query = String(parameters).replaceAll('%2C', ',').replaceAll('%3A', ':').replaceAll('%2F', '/');
  return query === '' ? path : `${path}?${query}`;
}

/** What a page's address says beside the filters. */
export function pageParameters({
  open,
  more = [],
}: {
  open?: string | null;
  more?: readonly string[];
}): Record<string, string> {
  return { ...(open && { open }), ...(more.length > 0 && { more: more.join(',') }) };
}

// The first group of nothing but the same facet takes the value; groups by hand over several facets are left alone.
function joinGroup(groups: string[][], value: string, facet: (value: string) => string): string[][] {
  const at = groups.findIndex((group) => group.every((item) => facet(item) === facet(value)));
  return at < 0 ? [...groups, [value]] : groups.map((group, index) => (index === at ? [...group, value] : group));
}

function facetOf(tag: string): string {
  return tag.slice(0, tag.indexOf(':'));
}
