import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptClaim, rejectClaim } from '#features/claims/commands/accept-claim.ts';
import { createClaim } from '#features/claims/commands/create-claim.ts';
import { acceptClaimRevisions, withdrawClaimRevisions } from '#features/claims/commands/decide-claim-revision.ts';
import { gradeClaim } from '#features/claims/commands/grade-claim.ts';
import { linkEvidence, unlinkEvidence } from '#features/claims/commands/link-evidence.ts';
import { proposeClaimRevision } from '#features/claims/commands/propose-claim-revision.ts';
import { signVerdict } from '#features/claims/commands/sign-verdict.ts';
import { submitClaim } from '#features/claims/commands/submit-claim.ts';
import { updateClaim } from '#features/claims/commands/update-claim.ts';
import { discardClaim, withdrawClaim } from '#features/claims/commands/withdraw-claim.ts';
import { findClaim } from '#features/claims/queries/find-claim.ts';
import { claimsOf, listClaims, requireClaimFilters } from '#features/claims/queries/list-claims.ts';
import { acceptFinding } from '#features/findings/commands/accept-finding.ts';
import { submitFinding } from '#features/findings/commands/submit-finding.ts';
import { withdrawFinding } from '#features/findings/commands/withdraw-finding.ts';
import { listRevisions } from '#features/findings/queries/list-revisions.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { draft as draftFinding, type FindingLibrary, makeFindingLibrary } from '../findings/finding-library.ts';

let library: FindingLibrary;
let finding: string;
beforeAll(async () => {
  library = await makeFindingLibrary();
  finding = await draftFinding(library, library.curator);
  await submitFinding(library.curator, finding);
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const kind = (wanted: string) => expect.objectContaining({ kind: wanted });
const words = { statement: 'Mitragynine binds the μ receptor.', summary: 'Shown in several laboratories.' };
const draft = async (changes: object = {}) =>
  (await createClaim(library.curator, { ...words, links: [{ finding, relation: 'supports' }], ...changes })).id;
const submitted = async (changes: object = {}) => {
  const id = await draft(changes);
  await submitClaim(library.curator, id);
  return id;
};
const accepted = async (changes: object = {}) => {
  const id = await submitted(changes);
  await acceptClaim(library.reviewer, id);
  return id;
};
const find = (id: string) => findClaim(library.viewer, id);
const list = async (query: string) =>
  (await listClaims(library.viewer, requireClaimFilters(new URLSearchParams(query)))).items.map(({ id }) => id);

describe('a draft of a claim', () => {
  it('is its author’s alone, and wants a summary and evidence, or what is missing, to be submitted', async () => {
    const id = await draft({ summary: null, links: [] });
    await expect(find(id)).rejects.toEqual(kind('not-found'));
    await expect(updateClaim(library.otherCurator, id, 'any', {})).rejects.toEqual(kind('not-found'));
    const refused = await submitClaim(library.curator, id).catch((error) => error);
    expect(refused.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual(['/summary', '/gap']);
    await updateClaim(library.curator, id, 1, { summary: 'Nothing found.', gap: 'any study' });
    await submitClaim(library.curator, id);
    expect(await find(id)).toMatchObject({ status: 'submitted', author: { name: 'Test curator' } });
    const other = await draft();
    await discardClaim(library.curator, other, 'any');
    await expect(findClaim(library.curator, other)).rejects.toEqual(kind('not-found'));
  });

  it('links no draft of a finding, nothing twice, nothing of another library, and only known words', async () => {
    const hidden = await draftFinding(library, library.curator);
    await expect(draft({ links: [{ finding: hidden, relation: 'supports' }] })).rejects.toEqual(kind('invalid'));
    const twice = [1, 2].map(() => ({ finding, relation: 'supports' }));
    await expect(draft({ links: twice })).rejects.toEqual(kind('invalid'));
    await expect(draft({ links: [{ finding, relation: 'proves' }] })).rejects.toEqual(kind('invalid'));
    await expect(draft({ links: [{ finding, citation: library.citationId, relation: 'supports' }] })).rejects.toEqual(
      kind('invalid'),
    );
    await expect(draft({ origin: { title: 'Leaflet', address: 'javascript:alert(1)' } })).rejects.toEqual(
      kind('invalid'),
    );
    const elsewhere = await makeFindingLibrary();
    await expect(draft({ links: [{ citation: elsewhere.citationId, relation: 'supports' }] })).rejects.toEqual(
      kind('invalid'),
    );
  });

  it('takes links one by one, at once', async () => {
    const id = await draft({ links: [] });
    const link = { citation: library.citationId, relation: 'qualifies', note: 'in silico' };
    expect(await linkEvidence(library.curator, id, link)).toEqual({ proposed: false });
    await linkEvidence(library.curator, id, { ...link, relation: 'inconclusive' });
    expect((await findClaim(library.curator, id)).evidence).toMatchObject([
      { relation: 'inconclusive', finding: null },
    ]);
    await unlinkEvidence(library.curator, id, library.citationId);
    await expect(unlinkEvidence(library.curator, id, library.citationId)).rejects.toEqual(kind('not-found'));
    expect((await findClaim(library.curator, id)).evidence).toEqual([]);
  });
});

describe('a claim under review', () => {
  it('is accepted by someone else who has declared their conflicts, once, or sent back with a reason', async () => {
    const id = await submitted();
    await expect(acceptClaim(library.curator, id)).rejects.toEqual(kind('forbidden'));
    await expect(rejectClaim(library.reviewer, id, { reason: ' ' })).rejects.toEqual(kind('invalid'));
    await rejectClaim(library.reviewer, id, { reason: 'Too broad.' });
    expect(await find(id)).toMatchObject({ status: 'rejected', rejectionReason: 'Too broad.' });
    await updateClaim(library.curator, id, 'any', { statement: 'Mitragynine binds human MOR.' });
    await submitClaim(library.curator, id);
    const twice = await Promise.allSettled([acceptClaim(library.reviewer, id), acceptClaim(library.otherReviewer, id)]);
    expect(twice.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await find(id)).toMatchObject({ status: 'accepted', rejectionReason: null });
  });

  it('is not accepted by a reviewer who wrote it', async () => {
    const { id } = await createClaim(library.reviewer, { ...words, links: [{ finding, relation: 'supports' }] });
    await submitClaim(library.reviewer, id);
    await expect(acceptClaim(library.reviewer, id)).rejects.toEqual(kind('forbidden'));
    await acceptClaim(library.otherReviewer, id);
    const sign = { verdict: 'supported', note: 'Two laboratories.' };
    await expect(signVerdict(library.reviewer, id, sign)).rejects.toEqual(kind('forbidden'));
  });

  it('is withdrawn by its author while it waits, and with a reason by a reviewer once it is accepted', async () => {
    const waiting = await submitted();
    await expect(withdrawClaim(library.otherCurator, waiting)).rejects.toEqual(kind('forbidden'));
    await withdrawClaim(library.curator, waiting);
    const id = await accepted();
    await expect(withdrawClaim(library.curator, id, { reason: 'Old.' })).rejects.toEqual(kind('forbidden'));
    await expect(withdrawClaim(library.reviewer, id)).rejects.toEqual(kind('invalid'));
    await withdrawClaim(library.reviewer, id, { reason: 'Old.' });
    expect(await list('status=withdrawn')).toEqual(expect.arrayContaining([waiting, id]));
    expect(await list('')).not.toContain(id);
  });
});

describe('an accepted claim', () => {
  it('changes by revision, its links too; competing proposals are superseded', async () => {
    const id = await accepted();
    await expect(updateClaim(library.curator, id, 'any', { statement: 'No.' })).rejects.toEqual(kind('conflict'));
    const against = { finding, relation: 'contradicts', note: 'antagonist' };
    expect(await linkEvidence(library.curator, id, against)).toEqual({ proposed: true });
    expect((await find(id)).evidence).toMatchObject([{ relation: 'supports' }]);
    expect(await unlinkEvidence(library.otherCurator, id, finding, 'Wrong paper.').catch((error) => error)).toEqual(
      kind('invalid'),
    );
    await linkEvidence(library.otherCurator, id, { citation: library.citationId, relation: 'qualifies' });
    const [second, first] = (await listRevisions(library.viewer, { type: 'claim', id })).toSorted((a, b) =>
      a.reason < b.reason ? -1 : 1,
    );
    await expect(acceptClaimRevisions(library.reviewer, ['x'])).rejects.toEqual(kind('not-found'));
    await acceptClaimRevisions(library.reviewer, [first?.id ?? '']);
    expect((await find(id)).evidence).toMatchObject([{ relation: 'contradicts', note: 'antagonist' }]);
    const states = (await listRevisions(library.viewer, { type: 'claim', id })).map(({ status }) => status);
    expect(states.sort()).toEqual(['accepted', 'superseded']);
    await expect(acceptClaimRevisions(library.reviewer, [second?.id ?? ''])).rejects.toEqual(kind('conflict'));
  });

  it('takes a proposal back from its proposer alone', async () => {
    const id = await accepted();
    const { ids } = await proposeClaimRevision(library.otherCurator, id, {
      changes: { statement: 'Mitragynine binds MOR, DOR and KOR.', summary: words.summary },
      reason: 'All three were measured.',
    });
    expect(ids).toHaveLength(1);
    await expect(withdrawClaimRevisions(library.curator, ids)).rejects.toEqual(kind('forbidden'));
    await withdrawClaimRevisions(library.otherCurator, ids);
  });

  it('is graded with reasons, and signed with name and date; later evidence makes the verdict old', async () => {
    const id = await accepted();
    const grade = { outcome: 'Binding', design: 'animal-randomised', factors: { indirectness: { steps: -2 } } };
    await expect(gradeClaim(library.curator, id, grade)).rejects.toMatchObject({
      errors: [{ pointer: '/factors/indirectness/reason' }],
    });
    const reasoned = { ...grade, factors: { indirectness: { steps: -2, reason: 'Mice.' } } };
    await gradeClaim(library.curator, id, reasoned);
    await expect(
      gradeClaim(library.curator, id, { ...reasoned, override: { level: 'high', reason: '' } }),
    ).rejects.toEqual(kind('invalid'));
    expect((await find(id)).grade).toMatchObject({ level: 'low', suggested: 'low', gradedBy: 'Test curator' });

    await expect(signVerdict(library.curator, id, {})).rejects.toEqual(kind('forbidden'));
    await expect(signVerdict(library.reviewer, id, { verdict: 'true', note: 'x' })).rejects.toEqual(kind('invalid'));
    await signVerdict(library.reviewer, id, { verdict: 'supported', note: 'Two laboratories.' });
    const { verdict } = await find(id);
    expect(verdict).toMatchObject({ verdict: 'supported', signedBy: 'Test reviewer', isCurrent: true });
    expect(verdict?.signedAt).toBeInstanceOf(Date);
    expect(await list('verdict=supported')).toContain(id);
    expect(await list('verdict=none')).not.toContain(id);

    await acceptFinding(library.reviewer, finding);
    expect((await find(id)).verdict).toMatchObject({ isCurrent: false });
    expect((await find(id)).balance).toMatchObject([{ mark: 'P1', supports: { reviewed: 1, waiting: 0 } }]);
    expect((await claimsOf(library.viewer, { finding })).map((claim) => claim.id)).toContain(id);
    expect((await claimsOf(library.viewer, { citation: library.citationId })).map((claim) => claim.id)).toContain(id);
    await withdrawFinding(library.reviewer, finding, { reason: 'Misread.' });
    expect(await find(id)).toMatchObject({ balance: [], evidence: [{ gone: true }] });
  });

  it('is told of in the log, every step of it', async () => {
    const verbs = await database().event.findMany({ where: { libraryId: library.libraryId }, select: { verb: true } });
    const seen = new Set(verbs.map(({ verb }) => verb));
    for (const verb of ['created', 'submitted', 'accepted', 'rejected', 'withdrawn', 'graded', 'verdictSigned']) {
      expect(seen).toContain(`claim.${verb}`);
    }
  });
});
