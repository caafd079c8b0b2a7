import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { listActivity } from '#features/activity/queries.ts';
import { sentenceText } from '#features/activity/sentence.ts';
import { claimAnswer } from '#features/claims/claim-record.ts';
import { acceptClaim, rejectClaim } from '#features/claims/commands/accept-claim.ts';
import { createClaim } from '#features/claims/commands/create-claim.ts';
import { signVerdict } from '#features/claims/commands/sign-verdict.ts';
import { submitClaim } from '#features/claims/commands/submit-claim.ts';
import { printClaims } from '#features/claims/queries/export-claims.ts';
import { findClaim } from '#features/claims/queries/find-claim.ts';
import { listClaims, requireClaimFilters } from '#features/claims/queries/list-claims.ts';
import { appraisalAnswer } from '#features/evidence/appraisal-answer.ts';
import { acceptAppraisal, makeAppraisal } from '#features/evidence/commands/write-appraisals.ts';
import { appraisalsOf } from '#features/evidence/queries.ts';
import { syrcleItems } from '#features/evidence/syrcle.ts';
import { acceptFinding, rejectFinding } from '#features/findings/commands/accept-finding.ts';
import { submitFinding } from '#features/findings/commands/submit-finding.ts';
import { exportColumns } from '#features/findings/export-columns.ts';
import { findingAnswer } from '#features/findings/finding-record.ts';
import { findFinding } from '#features/findings/queries/find-finding.ts';
import { listFindings, requireFindingFilters } from '#features/findings/queries/list-findings.ts';
import { changeSecondPersonPolicy } from '#features/libraries/commands/change-second-person-policy.ts';
import { findLibrary } from '#features/libraries/queries.ts';
import type { ReviewedWork } from '#features/libraries/second-person.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect } from '#lib/database.ts';
import { Problem } from '#lib/problem.ts';
import { closeQueue } from '#lib/queue.ts';
import { draft, type FindingLibrary, makeFindingLibrary } from '../findings/finding-library.ts';

let library: FindingLibrary;
beforeAll(async () => {
  library = await makeFindingLibrary();
});
beforeEach(() => policy({ findings: true, claims: true, appraisals: true }));
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const columns = {
  findings: 'findingsNeedSecondPerson',
  claims: 'claimsNeedSecondPerson',
  appraisals: 'appraisalsNeedSecondPerson',
} as const;
async function policy(needed: Partial<Record<ReviewedWork, boolean>>, actor = library.owner) {
  const settings = await findLibrary(library.owner);
  const wanted = Object.fromEntries(
    Object.entries(needed).map(([work, value]) => [columns[work as ReviewedWork], value]),
  );
  await changeSecondPersonPolicy(actor, { ...settings, ...wanted });
}

const ten = Object.fromEntries(syrcleItems.map(({ number }) => [number, 'unclear']));
let made = 0;

// How work of each kind is made and handed in, and accepted; by SQL without any command before it.
const kinds = {
  findings: {
    make: async (by: LibraryActor) => {
      const id = await draft(library, by);
      await submitFinding(by, id);
      return id;
    },
    accept: acceptFinding,
    sql: {
      table: 'finding',
      set: (by: string) => `status = 'accepted', accepted_by_id = '${by}', accepted_at = now()`,
    },
  },
  claims: {
    make: async (by: LibraryActor) => {
      const { id } = await createClaim(by, { statement: 'It binds.', summary: 'It does.', gap: 'a study in people' });
      await submitClaim(by, id);
      return id;
    },
    accept: acceptClaim,
    sql: { table: 'claim', set: (by: string) => `status = 'accepted', accepted_by_id = '${by}', accepted_at = now()` },
  },
  appraisals: {
    make: async (by: LibraryActor) => {
      made += 1;
      const input = { tool: 'syrcle', result: `Experiment ${made}`, answers: ten };
      return (await makeAppraisal(by, library.citationId, input)).id;
    },
    accept: acceptAppraisal,
    sql: { table: 'appraisal', set: (by: string) => `accepted_by_id = '${by}', accepted_at = now()` },
  },
} satisfies Record<ReviewedWork, unknown>;
type Kind = (typeof kinds)[ReviewedWork];

const force = ({ sql }: Kind, id: string, by: LibraryActor) =>
  database().$executeRawUnsafe(`UPDATE ${sql.table} SET ${sql.set(by.userId ?? '')} WHERE id = '${id}'`);
async function accepterOf({ sql }: Kind, id: string): Promise<string | null> {
  const [row] = await database().$queryRawUnsafe<{ by: string | null }[]>(
    `SELECT accepted_by_id AS by FROM ${sql.table} WHERE id = '${id}'`,
  );
  return row?.by ?? null;
}
const latest = async () => {
  const { items } = await listActivity(library.owner, { limit: 1 });
  return items[0] ? sentenceText(items[0]) : '';
};

describe.each(Object.entries(kinds) as [ReviewedWork, Kind][])('%s', (work, kind) => {
  const others = Object.fromEntries(Object.keys(kinds).map((name) => [name, name === work]));
  const onlyThis = Object.fromEntries(Object.keys(kinds).map((name) => [name, name !== work]));

  it('want a second person at first, and by their own policy alone', async () => {
    await policy(others);
    const id = await kind.make(library.reviewer);
    await expect(kind.accept(library.reviewer, id)).rejects.toMatchObject({ kind: 'forbidden' });
    const rule = `${kind.sql.table}_not_accepted_by_author`;
    await expect(force(kind, id, library.reviewer)).rejects.toThrow(rule);
    expect(await accepterOf(kind, id)).toBeNull();
    await kind.accept(library.otherReviewer, id);
    expect(await accepterOf(kind, id)).toBe(library.otherReviewer.userId);
    expect(await latest()).toMatch(/^accepted (?!, as)/);
  });

  it('are accepted by their author where the library lets them, and stay so when it lets them no longer', async () => {
    await policy(onlyThis);
    const [id, waiting, forced] = [
      await kind.make(library.reviewer),
      await kind.make(library.reviewer),
      await kind.make(library.reviewer),
    ];
    await kind.accept(library.reviewer, id);
    expect(await latest()).toMatch(/^accepted, as its author, /);
    await force(kind, forced, library.reviewer);
    await policy({ [work]: true });
    for (const one of [id, forced]) expect(await accepterOf(kind, one)).toBe(library.reviewer.userId);
    // What changes around it does not ask again.
    await database().$executeRawUnsafe(`UPDATE ${kind.sql.table} SET version = version + 1 WHERE id = '${id}'`);
    await expect(kind.accept(library.reviewer, waiting)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(force(kind, waiting, library.reviewer)).rejects.toThrow('not_accepted_by_author');
  });

  it('not by an author without a current statement of conflicts, nor by one who may accept nothing', async () => {
    await policy(onlyThis);
    const mine = await kind.make(library.otherReviewer);
    const statements = { where: { userId: library.otherReviewer.userId ?? '' } };
    const held = await database().conflictStatement.findMany(statements);
    await database().conflictStatement.updateMany({ ...statements, data: { expiresAt: new Date(Date.now() - 1000) } });
    await expect(kind.accept(library.otherReviewer, mine)).rejects.toMatchObject({
      ...{ kind: 'forbidden', data: { missing: 'conflict-statement' } },
    });
    await expect(force(kind, mine, library.otherReviewer)).rejects.toThrow('own_with_conflict_statement');
    for (const { id, expiresAt } of held) {
      await database().conflictStatement.update({ where: { id }, data: { expiresAt } });
    }
    await kind.accept(library.otherReviewer, mine);
    const ofCurator = await kind.make(library.curator);
    await expect(kind.accept(library.curator, ofCurator)).rejects.toThrow('role of reviewer');
  });

  it('the policy of the moment counts: who turns it on meanwhile is waited for', async () => {
    await policy(onlyThis);
    const id = await kind.make(library.reviewer);
    let accepting: Promise<unknown> = Promise.resolve();
    const column = columns[work].replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    await database().$transaction(async (tx) => {
      await tx.$executeRawUnsafe(`UPDATE library SET ${column} = true WHERE id = '${library.libraryId}'`);
      accepting = force(kind, id, library.reviewer).catch((error: Error) => error);
      // Under way, and at the lock.
      await expect
        .poll(() => tx.$queryRaw`SELECT 1 FROM pg_locks WHERE NOT granted AND pid <> pg_backend_pid()`)
        .not.toEqual([]);
    });
    expect(String(await accepting)).toContain('not_accepted_by_author');
  });
});

it('an author still rejects nothing of their own, and signs no verdict on it', async () => {
  await policy({ findings: false, claims: false });
  const [finding, claim] = [await kinds.findings.make(library.owner), await kinds.claims.make(library.owner)];
  await expect(rejectFinding(library.owner, finding, { reason: 'r' })).rejects.toMatchObject({ kind: 'forbidden' });
  await expect(rejectClaim(library.owner, claim, { reason: 'r' })).rejects.toMatchObject({ kind: 'forbidden' });
  await acceptClaim(library.owner, claim);
  const verdict = { verdict: 'supported', note: 'It does.' };
  await expect(signVerdict(library.owner, claim, verdict)).rejects.toMatchObject({ kind: 'forbidden' });
});

it('the policy is the owners’ to change, not over what someone else saved, and every change is told', async () => {
  const settings = await findLibrary(library.owner);
  const off = { ...settings, findingsNeedSecondPerson: false, appraisalsNeedSecondPerson: false };
  await expect(changeSecondPersonPolicy(library.reviewer, off)).rejects.toThrow('role of owner');
  await changeSecondPersonPolicy(library.owner, off);
  expect(await latest()).toBe('let authors accept their own findings and appraisals');
  await expect(changeSecondPersonPolicy(library.owner, settings)).rejects.toMatchObject({ kind: 'stale' });
  await policy({ findings: true, claims: false });
  expect(await latest()).toBe('let authors accept their own claims and made a second person required for findings');
  const events = () => database().event.count({ where: { libraryId: library.libraryId } });
  const before = await events();
  await policy({});
  expect(await events()).toBe(before);
  await expect(changeSecondPersonPolicy(library.owner, { version: 1 })).rejects.toMatchObject({ kind: 'invalid' });
});

it('no sequence of steps by one person ends in their claim or appraisal accepted while the policy is on', async () => {
  const me = library.reviewer;
  const sides = fc.constantFrom('claims' as const, 'appraisals' as const);
  const steps = fc.array(fc.constantFrom('accept', 'sql', 'anew', 'toggleMine', 'off', 'on'), { maxLength: 10 });
  let acceptances = 0;
  const whole: [('claims' | 'appraisals')[], string[]][] = [
    [['claims'], ['off', 'accept', 'on', 'accept']],
    [['appraisals'], ['off', 'sql', 'anew', 'on', 'accept', 'sql']],
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(sides, { minLength: 1, maxLength: 1 }), steps, async ([work = 'claims'], taken) => {
      const kind: Kind = kinds[work];
      let [id, needed, accepted] = [await kind.make(me), true, false];
      await policy({ [work]: true });
      for (const step of taken) {
        const refused = (error: unknown) => {
          if (error instanceof Problem || String(error).includes('not_accepted_by_author')) return;
          if (String(error).includes('who accepted stays')) return;
          throw error;
        };
        if (step === 'accept') await kind.accept(me, id).catch(refused);
        if (step === 'sql') await force(kind, id, me).catch(refused);
        if (step === 'anew') [id, accepted] = [await kind.make(me), false];
        if (step === 'toggleMine') await policy({ [work]: !needed }, me).catch(refused);
        if (step === 'off' || step === 'on') {
          await policy({ [work]: step === 'on' });
          needed = step === 'on';
        }
        const is = (await accepterOf(kind, id)) === me.userId;
        if (is && !accepted) expect(needed).toBe(false);
        if (is && !accepted) acceptances += 1;
        accepted = is;
      }
    }),
    { numRuns: 30, examples: whole },
  );
  expect(acceptances).toBeGreaterThan(0);
});

it('what its author accepted says so in records, exports and in what rests on it', async () => {
  await policy({ findings: false, claims: false, appraisals: false });
  const { owner, viewer, reviewer, citationId } = library;
  const [own, seen] = [await kinds.findings.make(owner), await kinds.findings.make(owner)];
  await acceptFinding(owner, own);
  await acceptFinding(reviewer, seen);
  expect(findingAnswer(await findFinding(viewer, own))).toMatchObject({ acceptedByAuthor: true });
  expect(findingAnswer(await findFinding(viewer, seen))).toMatchObject({ acceptedByAuthor: false });
  const filters = await requireFindingFilters(viewer, new URLSearchParams('accepted=author'));
  const listed = (await listFindings(viewer, filters)).items.map(({ id }) => id);
  expect([listed.includes(own), listed.includes(seen)]).toEqual([true, false]);
  const column = exportColumns.find(({ name }) => name === 'accepted_by_author');
  expect(column?.cell(await findFinding(viewer, own))).toBe(true);
  expect(column?.cell(await findFinding(viewer, seen))).toBe(false);

  const links = [own, seen].map((finding) => ({ finding, relation: 'supports' }));
  const { id } = await createClaim(owner, { statement: 'It binds.', summary: 'It does.', links });
  await submitClaim(owner, id);
  await acceptClaim(owner, id);
  const claim = await findClaim(viewer, id);
  expect(claimAnswer(claim)).toMatchObject({ acceptedByAuthor: true });
  const claims = await listClaims(viewer, requireClaimFilters(new URLSearchParams('accepted=author')));
  expect(claims.items.map(({ id }) => id)).toContain(claim.id);
  const { body } = await printClaims(viewer, [claim], { format: 'html', title: 'Claims' });
  expect(body).toContain('Accepted by its author, Test owner');
  expect(String(body).match(/accepted by its author\]/g)).toHaveLength(1);

  const appraisal = await kinds.appraisals.make(owner);
  await acceptAppraisal(owner, appraisal);
  const record = (await appraisalsOf(library.libraryId, citationId)).find((one) => one.id === appraisal);
  expect(record && appraisalAnswer(record)).toMatchObject({ acceptedByAuthor: true });
});
