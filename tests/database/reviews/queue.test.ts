import { expect, test } from 'vitest';
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
    ...{ total: 1, waiting: { finding: 1, claim: 0, revision: 0 } },
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
  expect(waiting).toEqual({ finding: 1, claim: 1, revision: 0 });
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
