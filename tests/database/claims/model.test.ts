import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptClaim, rejectClaim } from '#features/claims/commands/accept-claim.ts';
import { confirmGrade } from '#features/claims/commands/confirm-grade.ts';
import { createClaim } from '#features/claims/commands/create-claim.ts';
import { acceptClaimRevisions, withdrawClaimRevisions } from '#features/claims/commands/decide-claim-revision.ts';
import { gradeClaim } from '#features/claims/commands/grade-claim.ts';
import { linkEvidence } from '#features/claims/commands/link-evidence.ts';
import { proposeClaimRevision } from '#features/claims/commands/propose-claim-revision.ts';
import { signVerdict } from '#features/claims/commands/sign-verdict.ts';
import { submitClaim } from '#features/claims/commands/submit-claim.ts';
import { updateClaim } from '#features/claims/commands/update-claim.ts';
import { withdrawClaim } from '#features/claims/commands/withdraw-claim.ts';
import { gradeFactorNames } from '#features/evidence/grade.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect } from '#lib/database.ts';
import { Problem } from '#lib/problem.ts';
import { closeQueue } from '#lib/queue.ts';
import { type FindingLibrary, makeFindingLibrary } from '../findings/finding-library.ts';

let library: FindingLibrary;
beforeAll(async () => {
  library = await makeFindingLibrary();
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const reason = 'because';
const grade = {
  ...{ outcome: 'Pain', design: 'observational', studies: 2, participants: 20, effect: 'Some', override: null },
  factors: Object.fromEntries(gradeFactorNames.map((name) => [name, { steps: 0, reason: '' }])),
};
type Work = (actor: LibraryActor, id: string, mark: string) => Promise<unknown>;
const openRevisions = async (subjectId: string) =>
  (await database().revision.findMany({ where: { subjectId, status: 'open' } })).map(({ id }) => id);

const commands = {
  update: (actor, id, mark) => updateClaim(actor, id, 'any', { summary: mark }),
  link: (actor, id) => linkEvidence(actor, id, { citation: library.citationId, relation: 'supports', reason }),
  submit: (actor, id) => submitClaim(actor, id),
  accept: (actor, id) => acceptClaim(actor, id),
  reject: (actor, id) => rejectClaim(actor, id, { reason }),
  withdraw: (actor, id) => withdrawClaim(actor, id, { reason }),
  propose: (actor, id, mark) => proposeClaimRevision(actor, id, { changes: { summary: mark }, reason }),
  acceptRevision: async (actor, id) => acceptClaimRevisions(actor, await openRevisions(id)),
  takeBack: async (actor, id) => withdrawClaimRevisions(actor, await openRevisions(id)),
  grade: (actor, id) => gradeClaim(actor, id, grade),
  confirm: (actor, id) => confirmGrade(actor, id),
  sign: (actor, id) => signVerdict(actor, id, { verdict: 'supported', note: 'Shown.' }),
} as const satisfies Record<string, Work>;
type Step = keyof typeof commands;
const steps = Object.keys(commands) as Step[];

/** Whether the commands let it happen; a refusal is part of the game, anything else is a bug. */
async function take(actor: LibraryActor, id: string, step: Step, mark: string): Promise<boolean> {
  try {
    await commands[step](actor, id, mark);
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** The same by SQL alone; what has no statement here is asked of the commands. */
async function force(actor: LibraryActor, id: string, step: Step, mark: string): Promise<void> {
  const by = actor.userId ?? '';
  const statements: Partial<Record<Step, string>> = {
    update: `UPDATE claim SET summary = 'forced' WHERE id = '${id}'`,
    submit: `UPDATE claim SET status = 'submitted' WHERE id = '${id}'`,
    accept: `UPDATE claim SET status = 'accepted', accepted_by_id = '${by}', accepted_at = now() WHERE id = '${id}'`,
    acceptRevision: `UPDATE revision SET status = 'accepted', decided_by_id = '${by}', decided_at = now() WHERE subject_id = '${id}' AND status = 'open'`,
    confirm: `UPDATE claim SET grade_confirmed_by_id = '${by}', grade_confirmed_at = now() WHERE id = '${id}'`,
    sign: `UPDATE claim SET verdict = 'supported', verdict_note = 'n', verdict_signed_by_id = '${by}', verdict_signed_at = now() WHERE id = '${id}'`,
  };
  const statement = statements[step];
  if (!statement) await take(actor, id, step, mark);
  else
    await database()
      .$executeRawUnsafe(statement)
      .catch(() => undefined);
}

const draft = async (actor: LibraryActor) =>
  (await createClaim(actor, { statement: 'It binds.', summary: 'It does.', gap: 'a trial', links: [] })).id;

async function expectNothingOfTheirOwn(id: string, me: LibraryActor): Promise<void> {
  const { status, verdict, gradeConfirmedById } = await database().claim.findFirstOrThrow({ where: { id } });
  expect(status).not.toBe('accepted');
  expect(verdict).toBeNull();
  expect(gradeConfirmedById).not.toBe(me.userId);
  expect(await database().revision.count({ where: { subjectId: id, status: 'accepted' } })).toBe(0);
}

it.each([
  ['commands', take],
  ['SQL', force],
])(
  'no sequence of %s by one person ends in their claim accepted, their verdict signed or their certainty confirmed',
  async (_, act) => {
    const sequence = fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(sequence, fc.constantFrom('reviewer' as const, 'owner' as const), async (taken, role) => {
        const id = await draft(library[role]);
        for (const [index, step] of taken.entries()) await act(library[role], id, step, `mark ${index}`);
        await expectNothingOfTheirOwn(id, library[role]);
      }),
      {
        numRuns: 40,
        examples: [
          [['submit', 'accept', 'sign'], 'owner'],
          [['submit', 'grade', 'confirm'], 'owner'],
        ],
      },
    );
  },
);

it('with two people, what is accepted, signed and confirmed is so by the one who did not write it', async () => {
  const moves = fc.array(fc.tuple(fc.boolean(), fc.constantFrom(...steps)), { minLength: 4, maxLength: 14 });
  let [acceptances, signatures] = [0, 0];
  await fc.assert(
    fc.asyncProperty(moves, async (taken) => {
      const [one, other] = [library.reviewer, library.owner];
      const id = await draft(one);
      for (const [index, [first, step]] of [[true, 'submit'] as const, ...taken].entries()) {
        await take(first ? one : other, id, step, `mark ${index}`);
        const row = await database().claim.findFirstOrThrow({ where: { id } });
        if (row.status === 'accepted') expect(row.acceptedById).toBe(other.userId);
        if (row.verdictSignedById) expect(row.verdictSignedById).toBe(other.userId);
        if (row.gradeConfirmedById) expect(row.gradeConfirmedById).not.toBe(row.gradedById);
        if (row.status === 'accepted') acceptances += 1;
        if (row.verdict) signatures += 1;
      }
    }),
    {
      numRuns: 40,
      examples: [
        [
          [
            [false, 'accept'],
            [false, 'sign'],
          ],
        ],
      ],
    },
  );
  expect(Math.min(acceptances, signatures)).toBeGreaterThan(0);
});
