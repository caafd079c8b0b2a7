import type { ClaimFilters } from '#features/claims/filters.ts';
import type { FindingFilters } from '#features/findings/filters.ts';
import { heldLevels, passes } from '../features/citations/naive-list.ts';
import { plain } from '../features/citations/random-library.ts';
import {
  evidenceTerms,
  pXOf,
  type StoredClaim,
  type StoredEvidence,
  type StoredFinding,
  textOf,
} from './random-evidence.ts';
import type { FindingRequest } from './random-requests.ts';

// The reader is the curator.
const reader = 'curator';
type Own = Pick<FindingRequest, 'own'>['own'] & { citationId: string | null };

/** What filters of findings mean, evaluated on records in memory in the plainest way. */
export function findingPasses(
  finding: StoredFinding,
  { filters, query }: FindingRequest['ofCitations'],
  own: Own,
): boolean {
  const { citation } = finding;
  // Which levels a finding has is its own matter.
  const ofCitation = { ...filters, q: '', levels: [] };
  return (
    passes(citation, ofCitation, query) &&
    filters.levels.every((group) => levelsOf(finding).some((level) => group.includes(level))) &&
    (finding.status !== 'draft' || finding.author === reader) &&
    (own.citationId === null || citation.id === own.citationId) &&
    isBelow(finding.ligand, own.ligands) &&
    isBelow(finding.target, own.targets) &&
    isBelow(finding.effect, own.effects) &&
    isAny(finding.assay, own.assays) &&
    isAny(finding.readout?.toLowerCase(), lower(own.readouts)) &&
    isAny(finding.parameter, own.parameters) &&
    isAny(finding.species?.toLowerCase(), lower(own.species)) &&
    isAny(finding.action, own.actions) &&
    isAny(finding.direction, own.directions) &&
    isAny(finding.result, own.results) &&
    isAny(finding.status, own.statuses) &&
    isWithin(pXOf(finding), own.px) &&
    isWithin(finding.rating, own.rating) &&
    (!own.mine || finding.author === reader) &&
    (!own.selfAccepted || isSelfAccepted(finding))
  );
}

export function findingsInOrder(findings: StoredFinding[], sort: FindingFilters['sort']): StoredFinding[] {
  return inOrder(findings, sort.reversed, (finding) => valuesOf(finding)[sort.by] ?? null);
}

function valuesOf(finding: StoredFinding): Record<string, string | number | Date | null> {
  const { citation, readout, species, nanomolar } = finding;
  const name = (ref: string | null) => ref?.split(':')[1] ?? null;
  return {
    ...{ ligand: name(finding.ligand), target: name(finding.target), effect: name(finding.effect) },
    ...{ assay: finding.assay, readout: readout?.toLowerCase() ?? null, species: species?.toLowerCase() ?? null },
    ...{ parameter: finding.parameter, value: nanomolar, px: pXOf(finding), emax: finding.emax },
    ...{ action: finding.action, direction: finding.direction, level: finding.level?.replace(':', '') ?? null },
    ...{ rating: finding.rating, status: finding.status, citation: citation.key, year: citation.year },
    ...{ author: plain(citation.family ?? ''), title: plain(citation.title[0] ?? '') },
    ...{ added: finding.createdAt, changed: finding.changedAt },
  };
}

/** As `findingPasses`, of claims. */
export function claimPasses(
  claim: StoredClaim,
  filters: Omit<ClaimFilters, 'offset' | 'asOf'>,
  { noticed }: StoredEvidence,
): boolean {
  const { q, statuses, verdicts, finding, citation } = filters;
  const counted = claim.links.filter((link) => !['rejected', 'withdrawn'].includes(link.finding?.status ?? ''));
  const natures = counted.map((link) => noticed.get(link.citation.id));
  return (
    (claim.status !== 'draft' || claim.author === reader) &&
    (statuses.length > 0 ? isAny(claim.status, statuses) : claim.status !== 'withdrawn') &&
    q.split(' ').every((word) => textOf(claim).includes(plain(word.toLowerCase().replace('á', 'a')))) &&
    isBelow(claim.topic, filters.topics) &&
    isAny(claim.verdict ?? 'none', verdicts) &&
    (finding === null || claim.links.some((link) => link.finding?.id === finding)) &&
    (citation === null || claim.links.some((link) => link.citation.id === citation)) &&
    (!filters.selfAccepted || isSelfAccepted(claim)) &&
    (!filters.retracted || natures.includes('retraction')) &&
    (!filters.recheck || (natures.includes('correction') && !claim.checked))
  );
}

export function claimsInOrder(claims: StoredClaim[], sort: ClaimFilters['sort']): StoredClaim[] {
  return inOrder(claims, sort.reversed, ({ topic, statement, verdict, changedAt, createdAt }) => {
    return { topic: topic?.split(':')[1] ?? null, statement, verdict, changed: changedAt, added: createdAt }[sort.by];
  });
}

/** Unknown values last either way, ties by id in the order's own direction. */
function inOrder<Row extends { id: string }>(
  rows: Row[],
  reversed: boolean,
  sortedBy: (row: Row) => string | number | Date | null,
): Row[] {
  const sign = reversed ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [first, second] = [sortedBy(a), sortedBy(b)].map((value) =>
      value instanceof Date ? value.getTime() : value,
    );
    if (first === second) return a.id < b.id ? -sign : sign;
    if (first === null || first === undefined) return 1;
    if (second === null || second === undefined) return -1;
    return first < second ? -sign : sign;
  });
}

function isBelow(ref: string | null, wanted: string[]): boolean {
  if (wanted.length === 0) return true;
  return ref !== null && (wanted.includes(ref) || isBelow(evidenceTerms[ref] ?? null, wanted));
}

function isAny(value: string | null | undefined, wanted: readonly string[]): boolean {
  return wanted.length === 0 || (typeof value === 'string' && wanted.includes(value));
}

function isWithin(value: number | null, range: { from: number | null; to: number | null } | null): boolean {
  return !range || (value !== null && value >= (range.from ?? -99) && value <= (range.to ?? 99));
}

function levelsOf({ level, citation }: StoredFinding): string[] {
  return level ? [level] : heldLevels(citation);
}

function isSelfAccepted({ status, author }: { status: string; author: string }): boolean {
  return status === 'accepted' && author === 'reviewer';
}

const lower = (words: string[]) => words.map((word) => word.toLowerCase());
