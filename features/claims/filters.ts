import type { SearchParameters } from '#features/citations/filter-parameters.ts';
import { momentOf } from '#features/citations/filter-ranges.ts';
import { reviewStatuses } from '#features/findings/schema.ts';
import { isId } from '#lib/new-id.ts';
import type { Fault } from '#lib/problem.ts';
import { storable } from '#lib/storable-text.ts';
import { type Verdict, verdicts } from './verdict.ts';

const claimSorts = ['topic', 'statement', 'verdict', 'changed', 'added'] as const;
export type ClaimSort = (typeof claimSorts)[number];

/** What a list of claims is narrowed to and in which order it comes. */
export type ClaimFilters = {
  q: string;
  /** `facet:term`, any of them; a term includes its descendants. */
  topics: string[];
  /** Signed verdicts; `none` where nobody has signed. */
  verdicts: (Verdict | 'none')[];
  statuses: (typeof reviewStatuses)[number][];
  retracted: boolean;
  recheck: boolean;
  /** `author`: those that nobody but their author accepted. */
  selfAccepted: boolean;
  /** Claims a finding or a citation is linked to, by id. */
  finding: string | null;
  citation: string | null;
  /** A date or an instant: the claims as they were then. */
  asOf: string | null;
  sort: { by: ClaimSort; reversed: boolean };
  limit: number;
  /** How many to skip: a cursor of a list that is short. */
  offset: number;
};

/** Names an address of claims may use. */
export const claimParameters = [
  ...['q', 'topic', 'verdict', 'status', 'is', 'accepted', 'finding', 'citation', 'asOf', 'sort', 'limit', 'cursor'],
] as const;

/** The filters of an address, and what of it could not be read. */
export function parseClaimFilters(parameters: SearchParameters): { filters: ClaimFilters; faults: Fault[] } {
  const faults: Fault[] = [];
  const read = (name: string) => all(parameters, name);
  const oneOf = <Value extends string>(name: string, known: readonly Value[]): Value[] =>
    read(name).filter((value): value is Value => {
      const isKnown = known.some((one) => one === value);
      if (!isKnown)
        faults.push({ pointer: `/${name}`, detail: `${name} is one of ${known.join(', ')}; not ${value}.` });
      return isKnown;
    });
  const id = (name: string) => {
    const [value] = read(name);
    if (value === undefined || isId(value)) return value ?? null;
    faults.push({ pointer: `/${name}`, detail: `${value} is no id.` });
    return null;
  };
  const date = (name: string) => {
    const [value] = read(name);
    if (value === undefined || momentOf(value)) return value ?? null;
    const detail = `“${value.slice(0, 60)}” is not a date, as in 2026-03-31 or 2026-03-31T12:00:00Z.`;
    faults.push({ pointer: `/${name}`, detail });
    return null;
  };
  const number = (name: string, fallback: number, most: number) => {
    const [value] = read(name);
    if (value === undefined) return fallback;
    if (/^\d{1,6}$/.test(value) && Number(value) <= most && (name !== 'limit' || Number(value) > 0))
      return Number(value);
    faults.push({ pointer: `/${name}`, detail: `${name} is a number up to ${most}.` });
    return fallback;
  };
  const [sort = 'topic'] = read('sort');
  const by = claimSorts.find((one) => one === sort.replace(/^-/, ''));
  if (!by) faults.push({ pointer: '/sort', detail: `sort is one of ${claimSorts.join(', ')}.` });
  const is = oneOf('is', ['retracted', 'recheck'] as const);
  const filters: ClaimFilters = {
    ...{
      q: read('q').join(' ').trim(),
      topics: read('topic'),
      verdicts: oneOf('verdict', [...verdicts, 'none'] as const),
    },
    ...{
      statuses: oneOf('status', reviewStatuses),
      retracted: is.includes('retracted'),
      recheck: is.includes('recheck'),
      selfAccepted: oneOf('accepted', ['author'] as const).length > 0,
    },
    ...{ finding: id('finding'), citation: id('citation'), asOf: date('asOf') },
    sort: { by: by ?? 'topic', reversed: sort.startsWith('-') },
    ...{ limit: number('limit', 50, 200), offset: number('cursor', 0, 100_000) },
  };
  for (const name of namesOf(parameters)) {
    if (!claimParameters.some((known) => known === name)) {
      faults.push({ pointer: `/${name}`, detail: `There is no filter ${name}.` });
    }
  }
  return { filters, faults };
}

function all(parameters: SearchParameters, name: string): string[] {
  const given = parameters instanceof URLSearchParams ? parameters.getAll(name) : parameters[name];
  return [given ?? []]
    .flat()
    .map(storable)
    .flatMap((value) => (name === 'q' ? value : value.split(',')))
    .filter((value) => value !== '');
}

function namesOf(parameters: SearchParameters): string[] {
  return parameters instanceof URLSearchParams ? [...parameters.keys()] : Object.keys(parameters);
}

/** The query of an address for these filters with changes; null takes one off. */
export function claimHref(
  library: string,
  parameters: SearchParameters,
  change: Record<string, string | null>,
): string {
  const query = new URLSearchParams();
  for (const name of claimParameters) {
    if (name === 'cursor') continue;
    const values = name in change ? [change[name] ?? []].flat() : all(parameters, name);
    if (values.length > 0) query.set(name, values.join(name === 'q' ? ' ' : ','));
  }
  if (change.cursor) query.set('cursor', change.cursor);
  return `/${library}/claims${query.size > 0 ? `?${query}` : ''}`;
}
