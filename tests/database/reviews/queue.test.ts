import { expect, test } from 'vitest';
import { restoreCitations } from '#features/citations/commands/restore-citations.ts';
import { trashCitations } from '#features/citations/commands/trash-citations.ts';
import { judgeLevel } from '#features/evidence/commands/judge-level.ts';
import { levelsOf } from '#features/evidence/queries.ts';
import { assignReview, releaseReview } from '#features/reviews/commands/assign-review.ts';
import { raiseFlag } from '#features/reviews/commands/raise-flag.ts';
import { listQueue } from '#features/reviews/queries/list-queue.ts';
import { queueQuerySchema } from '#features/reviews/schema.ts';
import { database } from '#lib/database.ts';
import { makeVocabulary, tagged } from '../tagged-library.ts';

const asked = (query: object = {}) => queueQuerySchema.parse(query);

async function prepare() {
  const made = await makeVocabulary('compound', { mitragynine: null });
  const { libraryId, curator } = made;
  const citationId = await tagged(made, []);
  const { id } = await database().finding.create({
    data: {
      ...{ libraryId, citationId, authorId: curator.userId, status: 'submitted', submittedAt: new Date() },
      ...{ label: 'Mitragynine at MOR', ligandId: made.ids.mitragynine, assay: 'binding', direction: 'supports' },
      ...{ quote: 'q', locator: 'Table 1' },
    },
  });
  const subject = { type: 'finding' as const, id };
  return { ...made, subject };
}

test('what is submitted waits in the queue, with its author, flags and who has it under review', async () => {
  const { curator, reviewer, owner, viewer, subject } = await prepare();
  expect(await listQueue(curator, asked())).toMatchObject({
    items: [{ kind: 'finding', label: 'Mitragynine at MOR', author: 'Test curator', isOwn: true, reviewer: null }],
    ...{ total: 1, waiting: { finding: 1, claim: 0, revision: 0, appraisal: 0, level: 0, grade: 0 } },
  });
  await raiseFlag(owner, subject, { reason: 'Units?' });
  await assignReview(reviewer, subject);
  const { items } = await listQueue(viewer, asked());
  expect(items).toMatchObject([{ isOwn: false, openFlags: 1, reviewer: { name: 'Test reviewer' } }]);
  expect((await listQueue(reviewer, asked({ reviewer: 'me' }))).total).toBe(1);
  expect((await listQueue(owner, asked({ reviewer: 'nobody' }))).total).toBe(0);
  expect((await listQueue(curator, asked({ author: 'others' }))).total).toBe(0);
  expect((await listQueue(owner, asked({ kind: 'revision' }))).items).toEqual([]);
});

test('a submitted claim waits too', async () => {
  const { curator, reviewer, libraryId } = await prepare();
  const statement = 'Mitragynine binds the μ-opioid receptor.';
  await database().claim.create({
    data: { libraryId, statement, summary: 'Shown.', status: 'submitted', authorId: curator.userId },
  });
  const { items, waiting } = await listQueue(reviewer, asked({ kind: 'claim' }));
  expect(items).toMatchObject([{ kind: 'claim', label: statement, citation: null }]);
  expect(waiting).toMatchObject({ finding: 1, claim: 1, revision: 0 });
});

test('two reviewers at once: one has it; given back or run out, another may', async () => {
  const { reviewer, owner, subject, libraryId } = await prepare();
  const taken = await Promise.allSettled([assignReview(reviewer, subject), assignReview(owner, subject)]);
  expect(taken.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  const [holder, other] = taken[0]?.status === 'fulfilled' ? [reviewer, owner] : [owner, reviewer];
  await releaseReview(other, subject);
  await expect(assignReview(other, subject)).rejects.toMatchObject({ kind: 'conflict' });
  await releaseReview(holder, subject);
  await assignReview(other, subject);
  await database().reviewAssignment.updateMany({ where: { libraryId }, data: { expiresAt: new Date(0) } });
  await assignReview(holder, subject);
});

test('a proposed change waits beside what it would change', async () => {
  const { owner, reviewer, subject, libraryId } = await prepare();
  const proposal = {
    setId: subject.id,
    subjectType: 'finding',
    subjectId: subject.id,
    proposerId: reviewer.userId ?? '',
  };
  for (const field of ['value', 'unit']) {
    const values = { currentValue: 'a', proposedValue: 'b', reason: 'Table 2 says so' };
    await database().revision.create({ data: { libraryId, field, ...proposal, ...values } });
  }
  const { items } = await listQueue(owner, asked({ kind: 'revision' }));
  expect(items).toMatchObject([
    { subjectType: 'finding', label: 'Mitragynine at MOR', fields: 2, author: 'Test reviewer' },
  ]);
});

test('a finding, or a change to one, whose paper is in the trash waits no more, and waits again when it is restored', async () => {
  const { curator, owner, reviewer, subject, libraryId } = await prepare();
  const { citationId } = await database().finding.findUniqueOrThrow({
    where: { libraryId_id: { libraryId, id: subject.id } },
  });
  const change = { field: 'value', currentValue: 'a', proposedValue: 'b', reason: 'Table 2 says so' };
  await database().revision.create({
    data: {
      ...{ libraryId, setId: subject.id, subjectType: 'finding', subjectId: subject.id },
      ...{ proposerId: reviewer.userId ?? '', ...change },
    },
  });
  const waits = async () => {
    const { waiting, total } = await listQueue(owner, asked());
    return { finding: waiting.finding, revision: waiting.revision, total };
  };
  expect(await waits()).toEqual({ finding: 1, revision: 1, total: 2 });
  await trashCitations(curator, { ids: [citationId] });
  expect(await waits()).toEqual({ finding: 0, revision: 0, total: 0 });
  await restoreCitations(curator, { ids: [citationId] });
  expect(await waits()).toEqual({ finding: 1, revision: 1, total: 2 });
});

test('levels, certainty and risk of bias wait until a second person confirms them, while the library wants one', async () => {
  const { owner, reviewer, libraryId, subject } = await prepare();
  const { citationId } = await database().finding.findUniqueOrThrow({
    where: { libraryId_id: { libraryId, id: subject.id } },
  });
  const claim = await database().claim.create({
    data: {
      ...{ libraryId, statement: 'It helps.', summary: 'It may.', status: 'submitted', authorId: owner.userId },
      ...{ grade: {}, gradeSuggested: 'low', gradeLevel: 'low', gradedById: reviewer.userId, gradedAt: new Date() },
    },
  });
  await judgeLevel(reviewer, { citationId, level: { scheme: 'preclinical', code: 'P2' } });
  await database().appraisal.create({
    data: {
      ...{ libraryId, citationId, tool: 'syrcle', toolVersion: '2014', authorId: reviewer.userId ?? '' },
      answers: Object.fromEntries(Array.from({ length: 10 }, (_, at) => [String(at + 1), 'unclear'])),
      ...{ notes: {}, judgements: {} },
    },
  });
  const { items, waiting } = await listQueue(owner, asked({ author: 'others' }));
  expect(waiting).toMatchObject({ appraisal: 1, level: 1, grade: 1 });
  const shown = items.map(({ kind, subjectType, subjectId, judgement }) => [kind, subjectType, subjectId, judgement]);
  expect(shown).toEqual(
    expect.arrayContaining([
      ['appraisal', 'citation', citationId, 'syrcle'],
      ['level', 'citation', citationId, 'preclinical:P2'],
      ['grade', 'claim', claim.id, 'low'],
    ]),
  );
  expect((await listQueue(owner, asked({ kind: 'level' }))).items).toMatchObject([{ author: 'Test reviewer' }]);

  const relaxed = { ...owner, library: { ...owner.library, appraisalsNeedSecondPerson: false } };
  expect((await listQueue(relaxed, asked())).waiting).toMatchObject({ appraisal: 0, level: 0, grade: 0 });
  const [level] = (await levelsOf(libraryId, [citationId])).get(citationId) ?? [];
  const confirmed = { confirmedById: owner.userId, confirmedAt: new Date() };
  await database().citationLevel.update({
    where: { libraryId_id: { libraryId, id: level?.id ?? '' } },
    data: confirmed,
  });
  expect((await listQueue(owner, asked())).waiting).toMatchObject({ level: 0, grade: 1 });
});
