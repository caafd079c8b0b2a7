import fc from 'fast-check';
import { noFilters } from '#features/citations/filters.ts';
import type { ClaimFilters } from '#features/claims/filters.ts';
import type { FindingFilters } from '#features/findings/filters.ts';
import { randomFilters, randomQuery } from '../features/citations/random-filters.ts';
import { evidenceTerms } from './random-evidence.ts';

const some = <Item>(...items: Item[]): fc.Arbitrary<Item[]> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<never[]>([]) },
    fc.subarray(items, { minLength: 1, maxLength: Math.min(2, items.length) }),
  );
const terms = (facet: string) => some(...Object.keys(evidenceTerms).filter((ref) => ref.startsWith(`${facet}:`)));
const seldom = fc.boolean().chain((first) => (first ? fc.boolean() : fc.constant(false)));
const range = (values: number[]) =>
  fc.option(
    fc
      .tuple(fc.constantFrom(null, ...values), fc.constantFrom(null, ...values))
      .filter(([from, to]) => (from ?? to) !== null && (from === null || to === null || from <= to))
      .map(([from, to]) => ({ from, to })),
    { freq: 1 },
  );

const citationRequest = fc.oneof(
  { weight: 2, arbitrary: fc.constant({ filters: noFilters, query: null }) },
  { weight: 1, arbitrary: fc.record({ filters: randomFilters, query: fc.option(randomQuery, { freq: 1 }) }) },
);

const findingSorts = [
  ...['ligand', 'target', 'effect', 'assay', 'readout', 'species', 'parameter', 'value', 'px', 'emax', 'action'],
  ...['direction', 'level', 'rating', 'status', 'citation', 'year', 'author', 'title', 'added', 'changed'],
] as const;

/** A list of findings: what is asked of their citations, and of themselves. */
export const findingRequest = fc.record({
  ofCitations: citationRequest,
  own: fc.record<Omit<FindingFilters, 'citations' | 'citationId' | 'cursor'>>({
    ...{ ligands: terms('compound'), targets: terms('target'), effects: terms('effect') },
    ...{
      assays: some('binding', 'functional'),
      readouts: some('CAMP', 'release'),
      parameters: some('Ki', 'KI', 'EC50'),
    },
    ...{ species: some('HUMAN', 'rat'), actions: some('agonist', 'none'), directions: some('supports', 'no effect') },
    ...{ results: some('active', 'not tested'), statuses: some('draft', 'accepted', 'withdrawn') },
    ...{ px: range([6, 7, 8.5]), rating: range([2, 4]), mine: seldom, selfAccepted: seldom },
    sort: fc.record({ by: fc.constantFrom<string>(...findingSorts), reversed: fc.boolean() }),
    limit: fc.integer({ min: 1, max: 7 }),
  }),
  /** Of one citation, counted round. */
  citationAt: fc.option(fc.nat({ max: 30 }), { freq: 1 }),
});
export type FindingRequest = typeof findingRequest extends fc.Arbitrary<infer Request> ? Request : never;

export const claimRequest = fc.record({
  own: fc.record<Omit<ClaimFilters, 'finding' | 'citation' | 'asOf' | 'offset'>>({
    q: fc.constantFrom('', '', '', 'alfa', 'ÁLF mu', 'brav', '100%'),
    ...{
      topics: terms('topic'),
      verdicts: some('supported', 'none'),
      statuses: some('draft', 'accepted', 'withdrawn'),
    },
    ...{ retracted: seldom, recheck: seldom, selfAccepted: seldom },
    sort: fc.record({
      by: fc.constantFrom('topic', 'statement', 'verdict', 'changed', 'added'),
      reversed: fc.boolean(),
    }),
    limit: fc.integer({ min: 1, max: 4 }),
  }),
  linkedTo: fc.option(fc.record({ what: fc.constantFrom('finding', 'citation'), at: fc.nat({ max: 30 }) }), {
    freq: 1,
  }),
});
export type ClaimRequest = typeof claimRequest extends fc.Arbitrary<infer Request> ? Request : never;
