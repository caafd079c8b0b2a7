import fc from 'fast-check';
import type { LibraryActor } from '#lib/actor.ts';
import { database, transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { plain, randomWord, type StoredCitation, words } from '../features/citations/random-library.ts';

/** Terms that findings and claims name, each with its parent. */
export const evidenceTerms: Record<string, string | null> = {
  'compound:a': null,
  'compound:a1': 'compound:a',
  'compound:b': null,
  'target:opioid': null,
  'target:mor': 'target:opioid',
  'target:nmda': null,
  'effect:pain': null,
  'topic:use': null,
  'topic:harm': 'topic:use',
};

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { freq: 2 });
const date = fc.integer({ min: 1, max: 3 }).map((day) => new Date(Date.UTC(2026, 2, day)));
const who = fc.constantFrom('curator' as const, 'reviewer' as const);
const statuses = ['draft', 'submitted', 'accepted', 'rejected', 'withdrawn'] as const;
const of = (facet: string) => Object.keys(evidenceTerms).filter((ref) => ref.startsWith(`${facet}:`));

const randomFinding = fc.record({
  /** Which of the citations it is of, counted round. */
  at: fc.nat({ max: 30 }),
  ligand: fc.constantFrom(...of('compound')),
  target: maybe(fc.constantFrom(...of('target'))),
  effect: maybe(fc.constantFrom(...of('effect'))),
  assay: fc.constantFrom('binding', 'functional', 'in vivo'),
  readout: maybe(fc.constantFrom('cAMP', 'CAMP', 'release')),
  parameter: maybe(fc.constantFrom('Ki', 'IC50', 'EC50')),
  species: maybe(fc.constantFrom('human', 'Human', 'rat')),
  /** In nM, a power of ten, so that its pX is exact. */
  nanomolar: maybe(fc.constantFrom(1, 10, 100, 1000)),
  emax: maybe(fc.constantFrom(20, 50, 90)),
  action: maybe(fc.constantFrom('agonist', 'antagonist', 'none')),
  direction: fc.constantFrom('supports', 'contradicts', 'no effect', 'inconclusive'),
  result: maybe(fc.constantFrom('active', 'not tested')),
  rating: maybe(fc.integer({ min: 1, max: 5 })),
  level: maybe(fc.constantFrom('ocebm:2', 'preclinical:P1', 'preclinical:P2')),
  status: fc.constantFrom(...statuses),
  author: who,
  createdAt: date,
  changedAt: date,
});

const randomClaim = fc.record({
  statement: fc.tuple(fc.constantFrom(...words), fc.nat({ max: 2 })).map(([word, n]) => `${word}${n}`),
  summary: fc.array(randomWord, { minLength: 1, maxLength: 3 }),
  gap: maybe(randomWord),
  topic: maybe(fc.constantFrom(...of('topic'))),
  status: fc.constantFrom(...statuses),
  author: who,
  /** Signed where a claim that stands, or stood, may have one. */
  verdict: maybe(fc.constantFrom('supported', 'contested', 'outdated')),
  links: fc.array(
    fc.record({ to: fc.constantFrom('finding' as const, 'citation' as const), at: fc.nat({ max: 30 }) }),
    {
      maxLength: 3,
    },
  ),
  /** Somebody looked again, in the light of every notice. */
  checked: fc.boolean(),
  createdAt: date,
  changedAt: date,
});

export const randomEvidence = fc.record({
  findings: fc.array(randomFinding, { maxLength: 14 }),
  claims: fc.array(randomClaim, { maxLength: 8 }),
  /** What each citation with a DOI was noticed for, counted round. */
  notices: fc.array(maybe(fc.constantFrom('retraction' as const, 'correction' as const)), {
    minLength: 1,
    maxLength: 6,
  }),
});
type RandomEvidence = typeof randomEvidence extends fc.Arbitrary<infer Evidence> ? Evidence : never;

type Nature = 'retraction' | 'correction';
export type StoredFinding = Omit<RandomEvidence['findings'][number], 'at'> & { id: string; citation: StoredCitation };
export type StoredClaim = Omit<RandomEvidence['claims'][number], 'links'> & {
  id: string;
  links: { finding: StoredFinding | null; citation: StoredCitation }[];
};
export type StoredEvidence = { findings: StoredFinding[]; claims: StoredClaim[]; noticed: Map<string, Nature> };

type Scope = { libraryId: string; people: Record<'curator' | 'reviewer' | 'owner', LibraryActor> };

/** Adds evidence on citations that are there; claims of before go, findings of before went with their citations. */
export async function addEvidence(
  scope: Scope,
  citations: StoredCitation[],
  { findings, claims, notices }: RandomEvidence,
): Promise<StoredEvidence> {
  const placed = findings.map(({ at, ...finding }) => ({
    ...finding,
    ...{ id: newId(), citation: citations[at % citations.length] as StoredCitation },
  }));
  const stated = claims.map(({ links, verdict, ...claim }) => ({
    ...claim,
    verdict: claim.status === 'accepted' || claim.status === 'withdrawn' ? verdict : null,
    ...{ id: newId(), links: linksTo(links, placed, citations) },
  }));
  const noticed = new Map(
    citations.flatMap(({ id, doiText }, index) => {
      const nature = doiText && notices[index % notices.length];
      return nature ? [[id, nature] as const] : [];
    }),
  );
  await transaction(async (tx) => {
    await tx.$executeRaw`DELETE FROM claim WHERE library_id = ${scope.libraryId}::uuid`;
    await tx.$executeRaw`DELETE FROM retraction_notice WHERE library_id = ${scope.libraryId}::uuid`;
  });
  await storeNotices(scope, citations, noticed);
  await storeFindings(scope, placed);
  await storeClaims(scope, stated);
  return { findings: placed, claims: stated, noticed };
}

function linksTo(
  links: RandomEvidence['claims'][number]['links'],
  findings: StoredFinding[],
  citations: StoredCitation[],
): StoredClaim['links'] {
  const all = links.flatMap(({ to, at }): StoredClaim['links'] => {
    const finding = findings[at % findings.length] ?? null;
    if (to === 'finding') return finding ? [{ finding, citation: finding.citation }] : [];
    return [{ finding: null, citation: citations[at % citations.length] as StoredCitation }];
  });
  return [...new Map(all.map((link) => [link.finding?.id ?? link.citation.id, link])).values()];
}

async function storeNotices({ libraryId }: Scope, citations: StoredCitation[], noticed: Map<string, Nature>) {
  await database().retractionNotice.createMany({
    data: citations.flatMap(({ id, doiText }) => {
      const nature = noticed.get(id);
      return nature ? [{ libraryId, nature, doi: doiText, source: 'person', sourceId: id }] : [];
    }),
  });
}

async function termIds(libraryId: string): Promise<Map<string | null, string>> {
  const terms = await database().term.findMany({ where: { libraryId }, include: { facet: true } });
  return new Map(terms.map(({ id, slug, facet }) => [`${facet.slug}:${slug}`, id]));
}

const doneBy = ({ people }: Scope, status: string, at: Date) => ({
  ...(status === 'accepted' && { acceptedById: people.reviewer.userId, acceptedAt: at }),
  ...(status === 'rejected' && { rejectedById: people.reviewer.userId, rejectedAt: at, rejectionReason: 'Unclear' }),
});

async function storeFindings(scope: Scope, findings: StoredFinding[]) {
  const { libraryId, people } = scope;
  const ids = await termIds(libraryId);
  await database().finding.createMany({
    data: findings.map(({ citation, ligand, target, effect, level, author, nanomolar, ...finding }) => {
      const [levelScheme = null, levelCode = null] = level?.split(':') ?? [];
      return {
        ...finding,
        ...{ libraryId, citationId: citation.id, authorId: people[author].userId, label: `${ligand} at ${target}` },
        ...{ ligandId: ids.get(ligand), targetId: ids.get(target), effectId: ids.get(effect) },
        ...{ quote: 'As printed', locator: 'Table 1', levelScheme, levelCode },
        levelVersion: levelScheme && (levelScheme === 'ocebm' ? '2011' : 'speciosa-1'),
        levelQuestion: levelScheme === 'ocebm' ? 'treatment' : null,
        ...(nanomolar !== null && {
          ...{ relation: '=', value: nanomolar, valuePrinted: String(nanomolar), unit: 'nM', nanomolar },
          pX: pXOf({ nanomolar }),
        }),
        ...doneBy(scope, finding.status, finding.changedAt),
      };
    }),
  });
}

// As people do it: what a claim rests on is linked before it is submitted.
async function storeClaims(scope: Scope, claims: StoredClaim[]) {
  const { libraryId, people } = scope;
  const ids = await termIds(libraryId);
  const notices = await database().retractionNotice.findMany({ where: { libraryId }, select: { id: true } });
  await transaction(async (tx) => {
    await tx.claim.createMany({
      data: claims.map(({ id, statement, summary, gap, topic, author, createdAt, changedAt }) => ({
        ...{ libraryId, id, statement, summary: summary.join(' '), gap, topicId: ids.get(topic) },
        ...{ authorId: people[author].userId, createdAt, changedAt },
      })),
    });
    await tx.claimLink.createMany({
      data: claims.flatMap(({ id, links }) =>
        links.map(({ finding, citation }) => ({
          ...{ libraryId, claimId: id, relation: 'supports' },
          ...(finding ? { findingId: finding.id } : { citationId: citation.id }),
        })),
      ),
    });
    for (const { id, status, verdict, changedAt } of claims) {
      const where = { libraryId_id: { libraryId, id } };
      const steps = status === 'accepted' || status === 'rejected' ? (['submitted', status] as const) : [status];
      for (const step of status === 'draft' ? [] : steps)
        await tx.claim.update({ where, data: { status: step, ...doneBy(scope, step, changedAt) } });
      const signed = { verdict, verdictSignedById: people.owner.userId, verdictSignedAt: changedAt };
      if (verdict) await tx.claim.update({ where, data: signed });
    }
    await tx.noticeCheck.createMany({
      data: claims
        .filter(({ checked }) => checked)
        .flatMap(({ id }) =>
          notices.map(({ id: noticeId }) => ({
            ...{ libraryId, noticeId, subjectType: 'claim', subjectId: id, note: 'Seen' },
          })),
        ),
    });
  });
}

/** What stays of evidence when people go on: statuses, ratings, verdicts and links change. */
export async function changeEvidence({ libraryId }: Scope): Promise<void> {
  await transaction(async (tx) => {
    await tx.$executeRaw`UPDATE finding SET rating = 1, species = 'mouse', changed_at = now() WHERE library_id = ${libraryId}::uuid AND status = 'draft'`;
    await tx.$executeRaw`UPDATE finding SET status = 'withdrawn' WHERE library_id = ${libraryId}::uuid AND status IN ('submitted', 'accepted')`;
    await tx.$executeRaw`DELETE FROM claim_link l USING claim c WHERE l.library_id = ${libraryId}::uuid AND c.library_id = l.library_id AND c.id = l.claim_id
      AND c.status IN ('draft', 'rejected')`;
    await tx.$executeRaw`UPDATE claim SET statement = 'other', topic_id = NULL WHERE library_id = ${libraryId}::uuid AND status IN ('draft', 'rejected')`;
    await tx.$executeRaw`UPDATE claim SET status = 'withdrawn', verdict = NULL, verdict_signed_by_id = NULL, verdict_signed_at = NULL
      WHERE library_id = ${libraryId}::uuid AND status = 'accepted'`;
    await tx.$executeRaw`DELETE FROM notice_check WHERE library_id = ${libraryId}::uuid`;
    await tx.$executeRaw`UPDATE retraction_notice SET nature = 'reinstatement' WHERE library_id = ${libraryId}::uuid`;
  });
}

export function pXOf({ nanomolar }: Pick<StoredFinding, 'nanomolar'>): number | null {
  return nanomolar === null ? null : 9 - Math.log10(nanomolar);
}

/** The words of a claim that a search looks through, one way of writing each. */
export function textOf({ statement, summary, gap }: StoredClaim): string {
  return [statement, ...summary.map(plain), plain(gap ?? '')].join(' ');
}
