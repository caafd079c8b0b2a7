import { afterAll, describe, expect, it } from 'vitest';
import { listHistory } from '#features/activity/queries.ts';
import { createCitation } from '#features/citations/commands/create-citation.ts';
import { insertCitations } from '#features/citations/commands/insert-citations.ts';
import { restoreCitations } from '#features/citations/commands/restore-citations.ts';
import { trashCitations } from '#features/citations/commands/trash-citations.ts';
import { updateCitation } from '#features/citations/commands/update-citation.ts';
import { createNote } from '#features/citations/commands/write-notes.ts';
import { findCitation } from '#features/citations/queries/find-citation.ts';
import { listNotes } from '#features/citations/queries/list-notes-and-files.ts';
import { mergeCitations } from '#features/duplicates/commands/merge-citations.ts';
import { rejectCandidate } from '#features/duplicates/commands/reject-candidate.ts';
import { undoMerge } from '#features/duplicates/commands/undo-merge.ts';
import { listDuplicates } from '#features/duplicates/queries/list-duplicates.ts';
import { duplicateQuery } from '#features/duplicates/schema.ts';
import { judgeLevel } from '#features/evidence/commands/judge-level.ts';
import { addComment } from '#features/reviews/commands/add-comment.ts';
import { database, disconnect, transaction } from '#lib/database.ts';
import { growFacet } from '../tagged-library.ts';
import { copy, makePair, paper } from './pairs.ts';

afterAll(disconnect);

const open = duplicateQuery.parse({});

describe('merging two citations', () => {
  it('keeps every field of both by default, and takes those chosen', async () => {
    const { reviewer, pairId, leftId } = await makePair();
    await mergeCitations(reviewer, pairId, { keep: 'left', fields: { page: 'right' } });
    const { csl, key, doi } = await findCitation(reviewer, leftId);
    expect({ key, doi }).toEqual({ key: 'left2016', doi: copy.DOI });
    expect(csl).toEqual({ ...paper, page: '6754-64', DOI: copy.DOI, abstract: copy.abstract, keyword: 'kratom' });
  });

  it('joins what can stand side by side', async () => {
    const { reviewer, pairId, leftId } = await makePair({ ...paper, keyword: 'Opioids; Kratom' });
    await mergeCitations(reviewer, pairId, { keep: 'left' });
    expect((await findCitation(reviewer, leftId)).csl.keyword).toBe('Opioids; Kratom');
  });

  it('moves notes, comments, tags and judged levels along', async () => {
    const pair = await makePair();
    const { curator, reviewer, pairId, leftId, rightId, libraryId } = pair;
    await growFacet(pair, 'tag', {}, true);
    await updateCitation(curator, leftId, 'any', { tags: ['tag:old', 'tag:shared'] });
    await updateCitation(curator, rightId, 'any', { tags: ['tag:new', 'tag:shared'] });
    await createNote(curator, rightId, { body: 'Read the supplement.' });
    await addComment(curator, { type: 'citation', id: rightId }, { body: 'Which cells?' });
    const level = { scheme: 'ocebm', version: '2011', question: 'treatment', code: '5' };
    await judgeLevel(curator, { citationId: rightId, level });
    const confirmed = { confirmedById: reviewer.userId, confirmedAt: new Date() };
    await database().citationLevel.updateMany({ where: { libraryId, citationId: rightId }, data: confirmed });
    await mergeCitations(reviewer, pairId, { keep: 'left' });
    const merged = await findCitation(reviewer, leftId);
    expect(merged.terms.map(({ tag }) => tag).sort()).toEqual(['tag:new', 'tag:old', 'tag:shared']);
    expect(merged.levels).toMatchObject([{ code: '5', basis: 'judged', confirmedBy: { id: reviewer.userId } }]);
    expect(await listNotes(reviewer, leftId)).toMatchObject([{ body: 'Read the supplement.' }]);
    expect(await database().reviewComment.count({ where: { libraryId, subjectId: leftId } })).toBe(1);
    await undoMerge(reviewer, leftId);
    expect((await findCitation(reviewer, leftId)).terms.map(({ tag }) => tag).sort()).toEqual([
      'tag:old',
      'tag:shared',
    ]);
    expect((await findCitation(reviewer, rightId)).levels).toMatchObject([{ code: '5' }]);
    expect((await findCitation(reviewer, leftId)).levels).toEqual([]);
    expect(await listNotes(reviewer, rightId)).toHaveLength(1);
    expect(await listNotes(reviewer, leftId)).toEqual([]);
    expect(await database().reviewComment.count({ where: { libraryId, subjectId: rightId } })).toBe(1);
  });

  it('keeps the other’s key as an alias nobody else can have', async () => {
    const { curator, reviewer, pairId, leftId, rightId } = await makePair();
    await mergeCitations(reviewer, pairId, { keep: 'left' });
    const other = { type: 'book', title: 'Another work altogether' };
    await expect(createCitation(curator, { csl: other, key: 'right2016' })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(updateCitation(curator, leftId, 'any', { key: 'right2016' })).resolves.toBeUndefined();
    const [made] = await transaction((tx) => insertCitations(tx, curator, [{ csl: other, key: 'right2016' }]));
    expect(made?.key).toBe('right2016a');
    expect(await restoreCitations(curator, { ids: [rightId] })).toEqual({ ids: [], rekeyed: [] });
  });

  it('writes one event that says what became of both', async () => {
    const { reviewer, pairId, leftId, rightId } = await makePair();
    await mergeCitations(reviewer, pairId, { keep: 'left' });
    const { items } = await listHistory(reviewer, 'citation', rightId);
    expect(items[0]).toMatchObject({ verb: 'citation.merged', subjects: [{ after: { mergedInto: leftId } }] });
    const [own] = (await listHistory(reviewer, 'citation', leftId)).items;
    expect(own).toMatchObject({
      verb: 'citation.merged',
      subjects: [{ before: { csl: paper, aliases: [] }, after: { aliases: ['right2016'] } }],
    });
  });

  it('refuses what has been changed since it was seen, and what is merged already', async () => {
    const { curator, reviewer, pairId, leftId } = await makePair();
    await updateCitation(curator, leftId, 'any', { csl: { note: 'x' } });
    const seen = { keep: 'left', versions: { left: 1, right: 1 } };
    await expect(mergeCitations(reviewer, pairId, seen)).rejects.toMatchObject({ kind: 'stale' });
    await mergeCitations(reviewer, pairId);
    await expect(mergeCitations(reviewer, pairId)).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('takes a reviewer', async () => {
    const { curator, viewer, reviewer, pairId } = await makePair();
    for (const actor of [viewer, curator]) {
      await expect(mergeCitations(actor, pairId)).rejects.toMatchObject({ kind: 'forbidden' });
      await expect(rejectCandidate(actor, pairId)).rejects.toMatchObject({ kind: 'forbidden' });
    }
    const { reviewer: stranger } = await makePair();
    await expect(mergeCitations(stranger, pairId)).rejects.toMatchObject({ kind: 'not-found' });
    expect((await listDuplicates(reviewer, open)).total).toBe(1);
  });
});

describe('undoing a merge', () => {
  it('brings back both as they were', async () => {
    const { reviewer, pairId, leftId, rightId, libraryId } = await makePair();
    const { id } = await mergeCitations(reviewer, pairId, { keep: 'left' });
    expect(await undoMerge(reviewer, id)).toEqual({ id: leftId, restored: rightId });
    const [left, right] = [await findCitation(reviewer, leftId), await findCitation(reviewer, rightId)];
    expect(left).toMatchObject({ csl: paper, key: 'left2016', doi: null, trashedAt: null });
    expect(right).toMatchObject({ csl: copy, key: 'right2016', doi: copy.DOI, trashedAt: null });
    expect(await database().citationKeyAlias.count({ where: { libraryId } })).toBe(0);
    expect((await listDuplicates(reviewer, open)).items).toMatchObject([{ id: pairId }]);
    await expect(undoMerge(reviewer, id)).rejects.toMatchObject({ kind: 'not-found' });
    await mergeCitations(reviewer, pairId, { keep: 'right' });
    expect((await findCitation(reviewer, leftId)).trashedAt).not.toBeNull();
  });

  it('leaves what someone has changed since', async () => {
    const { curator, reviewer, pairId, leftId } = await makePair();
    await mergeCitations(reviewer, pairId, { keep: 'left' });
    await updateCitation(curator, leftId, 'any', { csl: { abstract: 'A better abstract.', volume: '139' } });
    await undoMerge(reviewer, leftId);
    const { csl } = await findCitation(reviewer, leftId);
    expect(csl).toEqual({ ...paper, abstract: 'A better abstract.', volume: '139' });
  });

  it('goes backwards through several, and not past the trash', async () => {
    const { curator, reviewer, pairId, leftId, rightId } = await makePair();
    await mergeCitations(reviewer, pairId, { keep: 'left' });
    await trashCitations(curator, { ids: [leftId] });
    await expect(undoMerge(reviewer, rightId)).rejects.toMatchObject({ kind: 'conflict' });
    await restoreCitations(curator, { ids: [leftId] });
    expect(await undoMerge(reviewer, rightId)).toMatchObject({ restored: rightId });
  });
});
