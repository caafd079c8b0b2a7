import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { declareConflicts } from '#features/accounts/commands/declare-conflicts.ts';
import { filterTerms } from '#features/citations/filter-terms.ts';
import { noFilters } from '#features/citations/filters.ts';
import { settledMoment } from '#features/citations/queries/list-state.ts';
import { type ClaimFilters, parseClaimFilters } from '#features/claims/filters.ts';
import { listClaims } from '#features/claims/queries/list-claims.ts';
import { type ListKey, listKeys } from '#features/findings/filter-links.ts';
import { type FindingFilters, findingFiltersToSearchParams, parseFindingFilters } from '#features/findings/filters.ts';
import { countFindings } from '#features/findings/queries/count-findings.ts';
import { listFindings } from '#features/findings/queries/list-findings.ts';
import { loadVocabulary } from '#features/vocabulary/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { printQuery } from '../features/citations/random-filters.ts';
import {
  fillLibrary,
  makeLibraryWithTree,
  randomCitation,
  type StoredCitation,
} from '../features/citations/random-library.ts';
import type { TestLibrary } from '../library.ts';
import { growFacet } from '../tagged-library.ts';
import { claimPasses, claimsInOrder, findingPasses, findingsInOrder } from './naive-evidence.ts';
import {
  addEvidence,
  changeEvidence,
  evidenceTerms,
  randomEvidence,
  type StoredEvidence,
  type StoredFinding,
} from './random-evidence.ts';
import { type ClaimRequest, claimRequest, type FindingRequest, findingRequest } from './random-requests.ts';

let library: TestLibrary;
let reader: LibraryActor;
beforeAll(async () => {
  library = await makeLibraryWithTree();
  for (const facet of ['compound', 'target', 'effect', 'topic']) {
    const own = Object.entries(evidenceTerms).filter(([ref]) => ref.startsWith(`${facet}:`));
    await growFacet(
      library,
      facet,
      Object.fromEntries(own.map(([ref, parent]) => [slugOf(ref), parent && slugOf(parent)])),
    );
  }
  const policy = { findingsNeedSecondPerson: false, claimsNeedSecondPerson: false };
  const row = await database().library.update({ where: { id: library.libraryId }, data: policy });
  await declareConflicts(library.reviewer, { present: false, statement: '' });
  reader = { ...library.curator, library: row };
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const slugOf = (ref: string) => ref.split(':')[1] ?? '';

// LIST_CASES=2000 for the thorough run; each case is asked of the day and, when all of it has changed, of the past.
const cases = Number(process.env.LIST_CASES ?? 200);
const findingsEach = 14;
const claimsEach = 11;

test('lists of findings and claims, of today and of a day, equal a plain evaluation in memory', async () => {
  const property = fc.asyncProperty(
    fc.array(randomCitation, { minLength: 1, maxLength: 12 }),
    randomEvidence,
    fc.array(findingRequest, { minLength: findingsEach, maxLength: findingsEach }),
    fc.array(claimRequest, { minLength: claimsEach, maxLength: claimsEach }),
    async (records, evidence, ofFindings, ofClaims) => {
      const scope = { libraryId: library.libraryId, people: library };
      const citations = await fillLibrary(library, records);
      const stored = await addEvidence(scope, citations, evidence);
      const asked = [
        ...ofFindings.map((request) => (asOf: string | null) => findingsEqual(stored, citations, request, asOf)),
        ...ofClaims.map((request) => (asOf: string | null) => claimsEqual(stored, citations, request, asOf)),
      ];
      const then: unknown[] = [];
      for (const ask of asked) then.push(await ask(null));

      const asOf = (await settledMoment(new Date(Date.now() + 1000).toISOString())).toISOString();
      await changeEvidence(scope);
      for (const [at, ask] of asked.entries()) expect(await ask(asOf)).toEqual(then[at]);
      // Everything is gone, but not from that day.
      await addEvidence(scope, await fillLibrary(library, records.slice(1).toReversed()), {
        ...evidence,
        findings: [],
        claims: [],
      });
      for (const [at, ask] of asked.entries()) if (at % 5 === 0) expect(await ask(asOf)).toEqual(then[at]);
    },
  );
  await fc.assert(property, { numRuns: Math.ceil(cases / (findingsEach + claimsEach)), endOnFailure: true });
}, 1_200_000);

/** Holds list, pages, order and counts to the plain evaluation; gives the records as they are told. */
async function findingsEqual(
  { findings }: StoredEvidence,
  citations: StoredCitation[],
  { ofCitations, own, citationAt }: FindingRequest,
  asOf: string | null,
) {
  const { filters: given, query } = ofCitations;
  const citationId = citationAt === null ? null : (citations[citationAt % citations.length]?.id ?? null);
  const wanted = { ...own, citationId };
  const ofPapers = { ...noFilters, ...given, ...{ sort: null, limit: 50, asOf, q: query ? printQuery(query) : '' } };
  const address = findingFiltersToSearchParams({ ...wanted, cursor: null, citations: ofPapers });
  const { filters, faults } = parseFindingFilters(address, filterTerms(await loadVocabulary(reader)));
  expect(faults).toEqual([]);

  const passing = (changed: Partial<FindingFilters>) =>
    findings.filter((finding) => findingPasses(finding, ofCitations, { ...wanted, ...changed }));
  const expected = findingsInOrder(passing({}), own.sort);
  const items: Awaited<ReturnType<typeof listFindings>>['items'] = [];
  let cursor: string | null = null;
  do {
    const page = await listFindings(reader, { ...filters, cursor });
    expect(page.total).toBe(expected.length);
    expect(page.items.length).toBeLessThanOrEqual(own.limit);
    items.push(...page.items);
    cursor = page.next;
  } while (cursor);
  expect(items.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));

  const counts = await countFindings(reader, filters);
  const counted = listKeys.map((key) => [key, tally(passing({ [key]: [] }).map((finding) => wordOf(finding, key)))]);
  const told = Object.entries(counts).map(([key, values]) => [
    key,
    Object.fromEntries(values.map(({ value, count }) => [value, count])),
  ]);
  expect(Object.fromEntries(told)).toEqual(Object.fromEntries(counted));
  return { items, counts };
}

function wordOf(finding: StoredFinding, key: ListKey): string | null {
  const { ligand: ligands, target: targets, effect: effects, assay: assays, parameter: parameters } = finding;
  const { action: actions, direction: directions, species, status: statuses } = finding;
  return { ligands, targets, effects, assays, parameters, actions, directions, species, statuses }[key];
}

function tally(values: (string | null)[]): Record<string, number> {
  const known = values.filter((value) => value !== null);
  return Object.fromEntries(
    Map.groupBy(known, (value) => value)
      .entries()
      .map(([value, { length }]) => [value, length]),
  );
}

async function claimsEqual(
  stored: StoredEvidence,
  citations: StoredCitation[],
  { own, linkedTo }: ClaimRequest,
  asOf: string | null,
) {
  const among = linkedTo?.what === 'finding' ? stored.findings : citations;
  const id = (linkedTo && among[linkedTo.at % among.length]?.id) ?? null;
  const linked = {
    finding: linkedTo?.what === 'finding' ? id : null,
    citation: linkedTo?.what === 'citation' ? id : null,
  };
  const filters: ClaimFilters = { ...own, ...linked, asOf, offset: 0 };
  const address = addressOf(filters);
  expect(parseClaimFilters(address)).toEqual({ filters, faults: [] });

  const expected = claimsInOrder(
    stored.claims.filter((claim) => claimPasses(claim, filters, stored)),
    own.sort,
  );
  const items: Awaited<ReturnType<typeof listClaims>>['items'] = [];
  let offset: number | null = 0;
  do {
    const page = await listClaims(reader, { ...filters, offset });
    if (page.items.length > 0) expect(page.total).toBe(expected.length);
    items.push(...page.items);
    offset = page.next === null ? null : Number(page.next);
  } while (offset !== null);
  expect(items.map((claim) => claim.id)).toEqual(expected.map((claim) => claim.id));
  return items;
}

function addressOf({
  q,
  topics,
  verdicts,
  statuses,
  retracted,
  recheck,
  selfAccepted,
  ...rest
}: ClaimFilters): URLSearchParams {
  const { finding, citation, asOf, sort, limit } = rest;
  const is = [...(retracted ? ['retracted'] : []), ...(recheck ? ['recheck'] : [])];
  const given = {
    ...{ q, topic: topics.join(','), verdict: verdicts.join(','), status: statuses.join(','), is: is.join(',') },
    ...{ accepted: selfAccepted ? 'author' : '', finding: finding ?? '', citation: citation ?? '', asOf: asOf ?? '' },
    ...{ sort: `${sort.reversed ? '-' : ''}${sort.by}`, limit: String(limit) },
  };
  return new URLSearchParams(Object.entries(given).filter(([, value]) => value !== ''));
}
