import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { database, disconnect } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { closeQueue } from '#lib/queue.ts';
import { type FindingLibrary, makeFindingLibrary } from '../findings/finding-library.ts';

let library: FindingLibrary;
let author: string;
let other: string;
beforeAll(async () => {
  library = await makeFindingLibrary();
  author = library.curator.userId ?? '';
  other = library.reviewer.userId ?? '';
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const broken = (constraint: string) => ({ message: expect.stringContaining(constraint) });
const claims = () => database().claim;

async function claim(data: object = {}): Promise<string> {
  const row = { libraryId: library.libraryId, authorId: author, statement: 'It binds.', summary: 'It does.', ...data };
  return (await claims().create({ data: row })).id;
}
const change = (id: string, data: object) =>
  claims().update({ where: { libraryId_id: { libraryId: library.libraryId, id } }, data });
const step = {
  submitted: { status: 'submitted', submittedAt: new Date() },
  accepted: () => ({ status: 'accepted', acceptedById: other, acceptedAt: new Date() }),
};
async function accepted(): Promise<string> {
  const id = await claim();
  await change(id, step.submitted);
  await change(id, step.accepted());
  return id;
}
const link = (claimId: string, data: object = {}) =>
  database().claimLink.create({
    data: { libraryId: library.libraryId, claimId, citationId: library.citationId, relation: 'supports', ...data },
  });

describe('a claim in the database', () => {
  it.each([
    ['claim_statement_given', { statement: '  ' }],
    ['claim_has_author', { authorId: null }],
    ['claim_pack_whole', { pack: 'kratom' }],
    ['claim_origin_address_form', { originAddress: 'javascript:alert(1)' }],
    ['claim_proposed_verdict_known', { proposedVerdict: 'true' }],
    ['claim_submitted_whole', { status: 'submitted', summary: ' ' }],
    ['claim_grade_whole', { gradeLevel: 'low' }],
  ])('holds %s', async (constraint, data) => {
    await expect(claim(data)).rejects.toMatchObject(broken(constraint));
  });

  it('is not accepted by its author, nor by nobody, nor without having been submitted', async () => {
    const id = await claim();
    await expect(change(id, step.accepted())).rejects.toMatchObject(broken('no step from'));
    await change(id, step.submitted);
    const own = change(id, { ...step.accepted(), acceptedById: author });
    await expect(own).rejects.toMatchObject(broken('claim_not_accepted_by_author'));
    await expect(change(id, { status: 'accepted', acceptedAt: new Date() })).rejects.toThrow();
    await expect(change(id, { status: 'rejected' })).rejects.toMatchObject(broken('claim_rejected_with_reason'));
    await change(id, step.accepted());
  });

  it('changes by revision alone once it is submitted; GRADE and verdict stay free', async () => {
    const id = await accepted();
    await expect(change(id, { statement: 'It does not.' })).rejects.toMatchObject(
      broken('changes by an accepted revision'),
    );
    const grade = { grade: {}, gradeSuggested: 'low', gradedById: author, gradedAt: new Date() };
    const silent = change(id, { ...grade, gradeLevel: 'high' });
    await expect(silent).rejects.toMatchObject(broken('claim_grade_override_has_reason'));
    await change(id, { ...grade, gradeLevel: 'high', gradeReason: 'Two methods agree.' });
  });

  it('has a verdict only when it is accepted, signed by another person than its author', async () => {
    const signed = { verdict: 'supported', verdictSignedById: other, verdictSignedAt: new Date() };
    const early = await claim();
    await expect(change(early, signed)).rejects.toMatchObject(broken('claim_verdict_of_accepted'));
    const id = await accepted();
    await expect(change(id, { verdict: 'supported' })).rejects.toMatchObject(broken('claim_verdict_signed'));
    const own = change(id, { ...signed, verdictSignedById: author });
    await expect(own).rejects.toMatchObject(broken('claim_verdict_not_by_author'));
    await change(id, signed);
  });

  it('keeps its links as they were submitted, until a revision of them is accepted in the same transaction', async () => {
    const id = await claim();
    await expect(link(id, { citationId: null })).rejects.toMatchObject(broken('claim_link_to_one'));
    await expect(link(id, { relation: 'proves' })).rejects.toMatchObject(broken('claim_link_relation_known'));
    const first = await link(id);
    await change(id, step.submitted);
    const where = { libraryId_id: { libraryId: library.libraryId, id: first.id } };
    await expect(database().claimLink.delete({ where })).rejects.toMatchObject(
      broken('changes by an accepted revision'),
    );
    const turned = database().claimLink.update({ where, data: { relation: 'contradicts' } });
    await expect(turned).rejects.toMatchObject(broken('changes by an accepted revision'));

    const decided = { status: 'accepted' as const, decidedById: other, decidedAt: new Date() };
    const revision = {
      ...{ libraryId: library.libraryId, setId: newId(), subjectType: 'claim', subjectId: id, field: 'links' },
      ...{ currentValue: [], proposedValue: [], reason: 'It says the reverse.', proposerId: author },
    };
    await database().revision.create({ data: { ...revision, ...decided } });
    // Accepted, but not now.
    await expect(database().claimLink.delete({ where })).rejects.toMatchObject(
      broken('changes by an accepted revision'),
    );
    await database().$transaction(async (tx) => {
      await tx.revision.create({ data: { ...revision, ...decided } });
      await tx.claimLink.delete({ where });
    });
    expect(await database().claimLink.count({ where: { claimId: id } })).toBe(0);
  });
});

describe('an appraisal in the database', () => {
  const domains = ['D1', 'D2', 'D3', 'D4', 'D5', 'overall'];
  const low = { suggested: 'low', judgement: 'low', reason: '' };
  const rob2 = (change: object = {}) => ({
    ...{ libraryId: library.libraryId, citationId: library.citationId, authorId: author, tool: 'rob2' },
    ...{ toolVersion: '2019-08-22', result: newId(), effect: 'assignment', answers: {}, notes: {}, overall: 'low' },
    judgements: Object.fromEntries(domains.map((code) => [code, low])),
    ...change,
  });
  const syrcle = (change: object = {}) => ({
    ...rob2({ tool: 'syrcle', toolVersion: '2014', effect: null, overall: null, judgements: {} }),
    answers: Object.fromEntries(Array.from({ length: 10 }, (_, index) => [String(index + 1), 'yes'])),
    ...change,
  });
  const insert = (data: ReturnType<typeof rob2>) => database().appraisal.create({ data });

  it('is of a tool, with all its parts; SYRCLE has no sum', async () => {
    await insert(rob2());
    await insert(syrcle());
    for (const data of [
      rob2({ effect: null }),
      rob2({ result: '' }),
      rob2({ judgements: {} }),
      syrcle({ overall: 'low' }),
    ]) {
      await expect(insert(data)).rejects.toMatchObject(broken('appraisal_'));
    }
    await expect(insert(syrcle({ answers: { 1: 'yes' } }))).rejects.toMatchObject(broken('appraisal_of_tool'));
  });

  it('takes a reason to override, and another person to accept', async () => {
    const judgements = { ...rob2().judgements, D3: { ...low, judgement: 'high', reason: ' ' } };
    await expect(insert(rob2({ judgements }))).rejects.toMatchObject(broken('appraisal_override_has_reason'));
    const { id } = await insert(rob2());
    const where = { libraryId_id: { libraryId: library.libraryId, id } };
    const accept = (acceptedById: string | null) =>
      database().appraisal.update({ where, data: { acceptedById, acceptedAt: acceptedById && new Date() } });
    await expect(accept(author)).rejects.toMatchObject(broken('appraisal_not_accepted_by_author'));
    await accept(other);
    const quietly = database().appraisal.update({ where, data: { answers: { '1.1': 'N' } } });
    await expect(quietly).rejects.toMatchObject(broken('a changed appraisal is accepted anew'));
  });
});
