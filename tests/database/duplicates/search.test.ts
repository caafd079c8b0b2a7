import { afterAll, describe, expect, it } from 'vitest';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { noFilters } from '#features/citations/filters.ts';
import { listCitationAnswers } from '#features/citations/queries/list-citations.ts';
import { settledMoment } from '#features/citations/queries/list-state.ts';
import { continueDuplicateSearch } from '#features/duplicates/commands/continue-search.ts';
import { linkVersions } from '#features/duplicates/commands/link-versions.ts';
import { mergeCitations } from '#features/duplicates/commands/merge-citations.ts';
import { mergeSurePairs } from '#features/duplicates/commands/merge-sure-pairs.ts';
import { rejectCandidate } from '#features/duplicates/commands/reject-candidate.ts';
import { reopenCandidate } from '#features/duplicates/commands/reopen-candidate.ts';
import { startDuplicateSearch } from '#features/duplicates/commands/start-search.ts';
import { unlinkReport } from '#features/duplicates/commands/unlink-report.ts';
import { queueDuplicatesDue } from '#features/duplicates/jobs.ts';
import { listReports } from '#features/duplicates/queries/find-study.ts';
import { countDuplicates, findSearchProgress, listDuplicates } from '#features/duplicates/queries/list-duplicates.ts';
import { duplicateQuery } from '#features/duplicates/schema.ts';
import { database, disconnect } from '#lib/database.ts';
import { closeQueue } from '#lib/queue.ts';
import { makeLibrary } from '../library.ts';
import { copy, makePair, paper, searched } from './pairs.ts';

afterAll(async () => {
  await closeQueue();
  await disconnect();
});

const preprint = {
  ...paper,
  'container-title': 'bioRxiv',
  volume: undefined,
  page: undefined,
  DOI: '10.1101/2015.11.02.030122',
};

describe('the search over a library', () => {
  it('finds pairs with score and reasons, and says how far it is', async () => {
    const { curator, reviewer } = await makePair();
    const { items, total, next } = await listDuplicates(reviewer, duplicateQuery.parse({}));
    expect({ total, next }).toEqual({ total: 1, next: null });
    expect(items[0]).toMatchObject({
      verdict: 'same',
      status: 'open',
      left: { key: 'left2016' },
      right: { key: 'right2016' },
    });
    expect(items[0]?.reasons.map(({ text }) => text)).toContain('same title');
    expect(await findSearchProgress(curator)).toMatchObject({ isRunning: false, done: 2, total: 2, found: 1 });
  });

  it('gives the list its is=duplicate, until somebody has decided', async () => {
    const { viewer, reviewer, pairId, leftId, rightId, curator } = await makePair();
    await createCitation(curator, { csl: { type: 'book', title: 'Another work altogether' } });
    const listed = async () =>
      (await listCitationAnswers(viewer, { ...noFilters, is: ['duplicate'] })).items.map(({ id }) => id).sort();
    expect(await listed()).toEqual([leftId, rightId].sort());
    await rejectCandidate(reviewer, pairId);
    expect(await listed()).toEqual([]);
  });

  it('gives the list of an earlier day the duplicates there were, and keeps nothing of a search that finds them again', async () => {
    const { viewer, reviewer, curator, pairId, leftId, rightId, libraryId } = await makePair();
    const listed = async (moment: Date) => {
      const filters = { ...noFilters, is: ['duplicate' as const], asOf: moment.toISOString() };
      return (await listCitationAnswers(viewer, filters)).items.map(({ id }) => id).sort();
    };
    const now = () => settledMoment(new Date(Date.now() + 1).toISOString());
    const found = await now();
    await searched(curator);
    expect(await database().rowHistory.count({ where: { libraryId, noun: 'duplicate_candidate' } })).toBe(0);
    await rejectCandidate(reviewer, pairId);
    const rejected = await now();
    await reopenCandidate(reviewer, pairId);
    const reopened = await now();
    await updateCitation(curator, rightId, 'any', {
      csl: { title: 'Quite another title', author: [{ family: 'Ma' }], page: '1' },
    });
    await searched(curator);
    const both = [leftId, rightId].sort();
    expect([await listed(found), await listed(rejected), await listed(reopened)]).toEqual([both, [], both]);
    expect(await listed(await now())).toEqual([]);
  });

  it('does not ask again about what was said to be two works', async () => {
    const { curator, reviewer, pairId } = await makePair();
    await rejectCandidate(reviewer, pairId);
    expect(await searched(curator)).toEqual([]);
    expect(await searched(curator, { status: 'rejected' })).toMatchObject([{ id: pairId }]);
    await reopenCandidate(reviewer, pairId);
    expect(await searched(curator)).toHaveLength(1);
  });

  it('forgets a pair whose records have been put right', async () => {
    const { curator, rightId } = await makePair();
    await updateCitation(curator, rightId, 'any', {
      csl: { title: 'Quite another title', author: [{ family: 'Ma' }], page: '1' },
    });
    expect(await searched(curator)).toEqual([]);
  });

  it('compares what was added since with everything, by itself', async () => {
    const { curator, libraryId } = await makePair();
    const hourAgo = new Date(Date.now() - 3_600_000);
    await database().citation.updateMany({ where: { libraryId }, data: { addedAt: hourAgo } });
    await createCitation(curator, { csl: { ...paper, page: '6754' } });
    await queueDuplicatesDue();
    expect(await findSearchProgress(curator)).toMatchObject({ isRunning: true, total: 1 });
    await continueDuplicateSearch({ libraryId });
    expect((await listDuplicates(curator, duplicateQuery.parse({}))).total).toBe(3);
    await queueDuplicatesDue();
    expect(await findSearchProgress(curator)).toMatchObject({ isRunning: false });
  });

  it('shows page after page, most alike first', async () => {
    const { curator } = await makePair();
    for (let number = 0; number < 4; number++)
      await createCitation(curator, { csl: { ...paper, page: String(number) } });
    const all = await searched(curator, { limit: 200 });
    const paged: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listDuplicates(curator, duplicateQuery.parse({ limit: 4, ...(cursor && { cursor }) }));
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.next;
    }
    expect(paged).toEqual(all.map(({ id }) => id));
    expect(all.map(({ score }) => score)).toEqual(all.map(({ score }) => score).toSorted((a, b) => b - a));
  });

  it('takes a curator', async () => {
    const { viewer } = await makeLibrary();
    await expect(startDuplicateSearch(viewer)).rejects.toMatchObject({ kind: 'forbidden' });
  });
});

describe('what is settled', () => {
  it('merges what is beyond doubt in one go, three copies into one, and leaves the rest', async () => {
    const { curator, reviewer, libraryId } = await makePair();
    await createCitation(curator, { csl: { ...paper, page: '6754' } });
    await createCitation(curator, { csl: { ...paper, 'container-title': 'Kratom Letters', volume: '3', page: '9' } });
    await searched(curator);
    expect((await mergeSurePairs(reviewer)).merged).toBe(2);
    expect(await database().citation.count({ where: { libraryId, trashedAt: null } })).toBe(2);
    expect(await countDuplicates(reviewer)).toMatchObject({ same: 0, candidate: 1, versions: 0 });
  });

  it('holds for the citation that stays', async () => {
    const { curator, reviewer, pairId, leftId, rightId } = await makePair();
    const other = await createCitation(curator, {
      csl: { ...paper, 'container-title': 'Kratom Letters', volume: '3', page: '9' },
    });
    const pairs = await searched(curator);
    const withRight = pairs.find(
      ({ left, right }) => [left.id, right.id].sort().join() === [rightId, other.id].sort().join(),
    );
    const withLeft = pairs.find(
      ({ left, right }) => [left.id, right.id].sort().join() === [leftId, other.id].sort().join(),
    );
    await rejectCandidate(reviewer, withRight?.id ?? '');
    await rejectCandidate(reviewer, withLeft?.id ?? '');
    await mergeCitations(reviewer, pairId);
    expect(await searched(curator)).toEqual([]);
  });

  it('links a preprint to its article as reports of one study', async () => {
    const { reviewer, pairId, leftId, rightId } = await makePair(preprint, copy);
    await linkVersions(reviewer, pairId);
    expect(await listReports(reviewer, rightId)).toMatchObject([
      { id: leftId, nature: 'preprint' },
      { id: rightId, nature: 'article' },
    ]);
    await unlinkReport(reviewer, leftId);
    expect(await listReports(reviewer, rightId)).toEqual([]);
    expect((await listDuplicates(reviewer, duplicateQuery.parse({}))).items).toMatchObject([{ verdict: 'versions' }]);
  });
});
