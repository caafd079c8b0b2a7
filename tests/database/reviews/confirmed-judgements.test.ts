import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { claimAnswer } from '#features/claims/claim-record.ts';
import { acceptClaim } from '#features/claims/commands/accept-claim.ts';
import { confirmGrade } from '#features/claims/commands/confirm-grade.ts';
import { createClaim } from '#features/claims/commands/create-claim.ts';
import { gradeClaim } from '#features/claims/commands/grade-claim.ts';
import { submitClaim } from '#features/claims/commands/submit-claim.ts';
import { withdrawClaim } from '#features/claims/commands/withdraw-claim.ts';
import { printClaims } from '#features/claims/queries/export-claims.ts';
import { findClaim } from '#features/claims/queries/find-claim.ts';
import { confirmLevel } from '#features/evidence/commands/confirm-level.ts';
import { judgeLevel } from '#features/evidence/commands/judge-level.ts';
import { levelRecord } from '#features/evidence/level-record.ts';
import { levelsAsOf, levelsOf } from '#features/evidence/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { closeQueue } from '#lib/queue.ts';
import { type FindingLibrary, makeFindingLibrary } from '../findings/finding-library.ts';

let library: FindingLibrary;
beforeAll(async () => {
  library = await makeFindingLibrary();
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const sql = (statement: string) => database().$executeRawUnsafe(statement);

describe('an evidence level', () => {
  const level = { scheme: 'preclinical', code: 'P2' };
  const held = async () => {
    const [one] = (await levelsOf(library.libraryId, [library.citationId])).get(library.citationId) ?? [];
    if (!one) throw new Error('no level');
    return one;
  };
  const judge = async (by: LibraryActor, code = 'P2', reason = '') => {
    await judgeLevel(by, { citationId: library.citationId, level: { ...level, code, reason } });
    return { citationId: library.citationId, levelId: (await held()).id };
  };

  it('counts at once, and is confirmed by someone else; judged anew, it waits again', async () => {
    const judged = await judge(library.reviewer);
    expect((await held()).confirmedBy).toBeNull();
    expect(levelRecord(await held())).not.toHaveProperty('confirmedBy');
    await expect(confirmLevel(library.reviewer, judged)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(confirmLevel(library.curator, judged)).rejects.toThrow('role of reviewer');
    await expect(confirmLevel(library.owner, { ...judged, levelId: newId() })).rejects.toMatchObject({
      kind: 'not-found',
    });
    const before = new Date();
    await confirmLevel(library.otherReviewer, judged);
    expect(levelRecord(await held())).toMatchObject({ setBy: 'Test reviewer', confirmedBy: 'Second reviewer' });
    await expect(confirmLevel(library.owner, judged)).rejects.toMatchObject({ kind: 'conflict' });
    const then = await levelsAsOf(library.libraryId, [library.citationId], before);
    expect(then.get(library.citationId)).toMatchObject([{ code: 'P2', confirmedBy: null }]);
    const now = await levelsAsOf(library.libraryId, [library.citationId], new Date(Date.now() + 1000));
    expect(now.get(library.citationId)).toMatchObject([{ confirmedBy: { name: 'Second reviewer' } }]);
    await judge(library.otherReviewer, 'P1');
    expect(await held()).toMatchObject({ code: 'P1', confirmedBy: null, confirmedAt: null });
    const verbs = await database().event.findMany({
      where: { libraryId: library.libraryId, verb: { startsWith: 'level.' } },
      orderBy: { seq: 'asc' },
    });
    expect(verbs.map(({ verb }) => verb)).toEqual(['level.judged', 'level.confirmed', 'level.judged']);
  });

  it('by SQL neither by who judged it, nor while it is only suggested, nor kept under another code', async () => {
    const { levelId } = await judge(library.reviewer);
    const set = (what: string) => sql(`UPDATE citation_level SET ${what} WHERE id = '${levelId}'`);
    const by = (actor: LibraryActor) => `confirmed_by_id = '${actor.userId}', confirmed_at = now()`;
    await expect(set(by(library.reviewer))).rejects.toThrow('citation_level_not_confirmed_by_judge');
    await expect(set(`confirmed_at = now()`)).rejects.toThrow('citation_level_confirmed_whole');
    const suggested = `basis = 'suggested', set_by_id = NULL, ${by(library.owner)}`;
    await expect(set(suggested)).rejects.toThrow('citation_level_confirmed_is_judged');
    await set(by(library.owner));
    await expect(set(`code = 'P4'`)).rejects.toThrow('a changed level is confirmed anew');
    await expect(set(`set_by_id = '${library.owner.userId}'`)).rejects.toThrow(/confirmed/);
    await set(`code = 'P4', confirmed_by_id = NULL, confirmed_at = NULL`);
  });
});

describe('GRADE on a claim', () => {
  const grade = { outcome: 'pain', design: 'randomised', factors: {} };
  const made = async () => {
    const words = { statement: 'It helps.', summary: 'It may.', gap: 'trials' };
    const { id } = await createClaim(library.curator, words);
    await submitClaim(library.curator, id);
    await acceptClaim(library.owner, id);
    await gradeClaim(library.reviewer, id, grade);
    return id;
  };
  const find = (id: string) => findClaim(library.viewer, id);
  const printed = async (id: string, needed: boolean) => {
    const viewer = { ...library.viewer, library: { ...library.viewer.library, appraisalsNeedSecondPerson: needed } };
    return String((await printClaims(viewer, [await find(id)], { format: 'html', title: 'Claims' })).body);
  };

  it('counts at once, and is confirmed by someone else; judged anew, it waits again', async () => {
    const id = await made();
    expect((await find(id)).grade).toMatchObject({ gradedBy: 'Test reviewer', confirmedBy: null });
    expect(await printed(id, true)).toContain('not yet confirmed by a second person');
    expect(await printed(id, false)).not.toContain('second person');
    await expect(confirmGrade(library.reviewer, id)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(confirmGrade(library.curator, id)).rejects.toThrow('role of reviewer');
    await confirmGrade(library.otherReviewer, id);
    expect(claimAnswer(await find(id)).grade).toMatchObject({ confirmedBy: 'Second reviewer' });
    expect(await printed(id, true)).toContain('confirmed by Second reviewer');
    await expect(confirmGrade(library.owner, id)).rejects.toMatchObject({ kind: 'conflict' });
    await gradeClaim(library.otherReviewer, id, grade);
    expect((await find(id)).grade).toMatchObject({ gradedBy: 'Second reviewer', confirmedBy: null });
    await confirmGrade(library.reviewer, id);
    // Submitted again, it is another text: what was judged goes, and who confirmed it.
    await withdrawClaim(library.owner, id, { reason: 'Read again.' });
    await submitClaim(library.curator, id);
    expect((await find(id)).grade).toBeNull();
    await expect(confirmGrade(library.reviewer, id)).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('takes a current statement of conflicts of interest', async () => {
    const id = await made();
    const without = { ...library.reviewer, userId: library.otherCurator.userId };
    await expect(confirmGrade(without, id)).rejects.toMatchObject({ data: { missing: 'conflict-statement' } });
  });

  it('by SQL neither by who judged it, nor kept under another judgement', async () => {
    const id = await made();
    const set = (what: string) => sql(`UPDATE claim SET ${what} WHERE id = '${id}'`);
    const by = (actor: LibraryActor) => `grade_confirmed_by_id = '${actor.userId}', grade_confirmed_at = now()`;
    await expect(set(by(library.reviewer))).rejects.toThrow('claim_grade_not_confirmed_by_judge');
    await expect(set('grade_confirmed_at = now()')).rejects.toThrow('claim_grade_confirmed_whole');
    await set(by(library.owner));
    await expect(set(`grade_level = 'low', grade_reason = 'r'`)).rejects.toThrow('confirmed anew');
    await expect(set(`graded_by_id = '${library.owner.userId}'`)).rejects.toThrow(/confirmed/);
  });
});
