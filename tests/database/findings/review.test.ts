import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptFinding, rejectFinding } from '#features/findings/commands/accept-finding.ts';
import { acceptRevisions, rejectRevisions, withdrawRevisions } from '#features/findings/commands/decide-revision.ts';
import { proposeRevision } from '#features/findings/commands/propose-revision.ts';
import { submitFinding } from '#features/findings/commands/submit-finding.ts';
import { updateFinding } from '#features/findings/commands/update-finding.ts';
import { discardFinding, withdrawFinding } from '#features/findings/commands/withdraw-finding.ts';
import { findFinding } from '#features/findings/queries/find-finding.ts';
import { findRevision, listRevisions } from '#features/findings/queries/list-revisions.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { binding, draft, type FindingLibrary, makeFindingLibrary } from './finding-library.ts';

let library: FindingLibrary;
beforeAll(async () => {
  library = await makeFindingLibrary();
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const kind = (wanted: string) => expect.objectContaining({ kind: wanted });
const submitted = async (actor = library.curator, changes: object = {}) => {
  const id = await draft(library, actor, changes);
  await submitFinding(actor, id);
  return id;
};
const accepted = async () => {
  const id = await submitted();
  await acceptFinding(library.reviewer, id);
  return id;
};

describe('a draft', () => {
  it('is seen and changed by its author alone, and may hold next to nothing', async () => {
    const id = await draft(
      library,
      library.curator,
      Object.fromEntries(Object.keys(binding).map((name) => [name, null])),
    );
    await expect(findFinding(library.owner, id)).rejects.toEqual(kind('not-found'));
    await expect(updateFinding(library.otherCurator, id, 'any', {})).rejects.toEqual(kind('not-found'));
    const { version } = await updateFinding(library.curator, id, 1, {
      assay: 'binding',
      value: '1.30',
      parameter: 'ki',
    });
    expect(version).toBe(2);
    await expect(updateFinding(library.curator, id, 1, { unit: 'nM' })).rejects.toEqual(kind('stale'));
    expect((await findFinding(library.curator, id)).content).toMatchObject({ value: '1.30', parameter: 'Ki' });
    await discardFinding(library.curator, id, 'any');
    await expect(findFinding(library.curator, id)).rejects.toEqual(kind('not-found'));
  });

  it('keeps value and unit as printed and derives nM, pX and the rung', async () => {
    const id = await draft(library, library.curator, { value: '0.161', unit: 'uM' });
    const record = await findFinding(library.curator, id);
    expect(record).toMatchObject({ value: 0.161, nanomolar: 161, printed: 'Ki = 0.161 ± 9 µM (SEM, n = 3)' });
    expect(record.pX).toBeCloseTo(6.793, 3);
    expect(record.content.level).toMatchObject({ scheme: 'preclinical', code: 'P1' });
    await updateFinding(library.curator, id, 'any', { relation: '>' });
    expect(await findFinding(library.curator, id)).toMatchObject({ nanomolar: 161, pX: null });
    await updateFinding(library.curator, id, 'any', { relation: '=', validityFlag: 'unit doubtful' });
    expect((await findFinding(library.curator, id)).pX).toBeNull();
  });

  it('says everything it lacks to be submitted, and what its assay does not have', async () => {
    const id = await draft(library, library.curator, { quote: null, locator: null, readout: null });
    const refused = await submitFinding(library.curator, id).catch((error) => error);
    expect(refused.errors.map(({ pointer }: { pointer: string }) => pointer)).toEqual([
      '/quote',
      '/locator',
      '/readout',
    ]);
    const emax = updateFinding(library.curator, id, 'any', { emax: { value: 34 } });
    await expect(emax).rejects.toMatchObject({ kind: 'invalid', errors: [{ pointer: '/emax' }] });
    const target = updateFinding(library.curator, id, 'any', { target: 'compound:mitragynine' });
    await expect(target).rejects.toMatchObject({ errors: [{ pointer: '/target' }] });
    const long = updateFinding(library.curator, id, 'any', { quote: 'x'.repeat(301) });
    await expect(long).rejects.toMatchObject({ errors: [{ pointer: '/quote' }] });
  });
});

describe('what is submitted', () => {
  it('is accepted by someone else who has declared their conflicts', async () => {
    const own = await submitted(library.reviewer);
    await expect(acceptFinding(library.reviewer, own)).rejects.toEqual(kind('forbidden'));
    await expect(acceptFinding(library.otherCurator, own)).rejects.toEqual(kind('forbidden'));
    await database().conflictStatement.deleteMany({ where: { userId: library.otherReviewer.userId ?? '' } });
    await expect(acceptFinding(library.otherReviewer, own)).rejects.toThrow('conflicts of interest');
    await acceptFinding(library.owner, own);
    const record = await findFinding(library.viewer, own);
    expect(record).toMatchObject({ status: 'accepted', acceptedBy: { name: 'Test owner' } });
    await expect(acceptFinding(library.owner, own)).rejects.toEqual(kind('conflict'));
  });

  it('comes back with a reason, is mended by its author, and submitted again', async () => {
    const id = await submitted();
    await expect(rejectFinding(library.reviewer, id, {})).rejects.toEqual(kind('invalid'));
    await rejectFinding(library.reviewer, id, { reason: 'The table says 162.' });
    await expect(updateFinding(library.otherCurator, id, 'any', { value: 162 })).rejects.toEqual(kind('forbidden'));
    await updateFinding(library.curator, id, 'any', { value: 162 });
    await submitFinding(library.curator, id);
    await acceptFinding(library.reviewer, id);
    expect(await findFinding(library.viewer, id)).toMatchObject({ value: 162, rejectionReason: null });
    await expect(updateFinding(library.curator, id, 'any', { value: 163 })).rejects.toEqual(kind('conflict'));
    await expect(withdrawFinding(library.curator, id)).rejects.toEqual(kind('forbidden'));
    await withdrawFinding(library.reviewer, id, { reason: 'The paper was corrected.' });
    expect((await findFinding(library.viewer, id)).status).toBe('withdrawn');
  });
});

describe('a revision', () => {
  it('changes an accepted finding field by field once someone else accepts it; competing ones are superseded', async () => {
    const id = await accepted();
    const changes = { value: '162', outcome: 'binds MOR' };
    const { ids: one } = await proposeRevision(library.curator, id, { changes, reason: 'Table 2' });
    const { ids: other } = await proposeRevision(library.otherReviewer, id, {
      changes: { value: '163' },
      reason: 'Fig. 1',
    });
    const [value = '', outcome = ''] = one;
    const open = await listRevisions(library.viewer, { type: 'finding', id });
    expect(open.map(({ field, status }) => `${field} ${status}`)).toEqual(['value open', 'outcome open', 'value open']);
    await expect(acceptRevisions(library.curator, [value])).rejects.toEqual(kind('forbidden'));
    await acceptRevisions(library.reviewer, [value]);
    expect(await findFinding(library.viewer, id)).toMatchObject({ value: 162, nanomolar: 162, status: 'accepted' });
    expect((await findFinding(library.viewer, id)).content.outcome).toBeNull();
    expect(await findRevision(library.viewer, other[0] ?? '')).toMatchObject({
      status: 'superseded',
      supersededBy: value,
    });
    await rejectRevisions(library.reviewer, [outcome], { reason: 'Known.' });
    await expect(acceptRevisions(library.owner, [outcome])).rejects.toEqual(kind('conflict'));
  });

  it('is not accepted by its proposer, nor when the field has moved or the whole would not stand', async () => {
    const id = await submitted();
    const propose = (changes: object) => proposeRevision(library.reviewer, id, { changes, reason: 'Table 2' });
    await expect(propose({ emax: { value: 3 } })).rejects.toEqual(kind('invalid'));
    await expect(propose({ value: '161' })).rejects.toThrow('Nothing differs');
    await expect(propose({ status: 'accepted' })).rejects.toThrow('no field status');
    const { ids } = await propose({ value: '170', n: 4 });
    await expect(acceptRevisions(library.reviewer, ids)).rejects.toThrow('their own proposal');
    await rejectFinding(library.owner, id, { reason: 'no' });
    await expect(acceptRevisions(library.owner, ids)).rejects.toEqual(kind('conflict'));
    await updateFinding(library.curator, id, 'any', { value: '171' });
    await submitFinding(library.curator, id);
    await expect(acceptRevisions(library.owner, ids)).rejects.toThrow('has changed since');
    await withdrawRevisions(library.reviewer, ids);
    await expect(withdrawRevisions(library.reviewer, ids)).rejects.toEqual(kind('conflict'));
  });
});

describe('of two at once', () => {
  it.each([1, 2, 3])('one accepts the finding, the other hears of it (%i)', async () => {
    const id = await submitted();
    const both = [library.reviewer, library.owner].map((actor) => acceptFinding(actor, id));
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { kind: 'conflict' } });
  });

  it.each([1, 2, 3])('one of two competing revisions wins, the other is superseded (%i)', async () => {
    const id = await accepted();
    const proposals = await Promise.all(
      ['162', '163'].map((value) => proposeRevision(library.curator, id, { changes: { value }, reason: 'Table 2' })),
    );
    const outcomes = await Promise.allSettled(
      proposals.map(({ ids }, index) => acceptRevisions(index ? library.owner : library.reviewer, ids)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const statuses = (await listRevisions(library.viewer, { type: 'finding', id })).map(({ status }) => status);
    expect(statuses.sort()).toEqual(['accepted', 'superseded']);
    const winner = outcomes[0]?.status === 'fulfilled' ? 162 : 163;
    expect((await findFinding(library.viewer, id)).value).toBe(winner);
  });
});
