import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { acceptFinding, rejectFinding } from '#features/findings/commands/accept-finding.ts';
import { acceptRevisions, rejectRevisions, withdrawRevisions } from '#features/findings/commands/decide-revision.ts';
import { proposeRevision } from '#features/findings/commands/propose-revision.ts';
import { submitFinding } from '#features/findings/commands/submit-finding.ts';
import { updateFinding } from '#features/findings/commands/update-finding.ts';
import { withdrawFinding } from '#features/findings/commands/withdraw-finding.ts';
import { changeSecondPersonPolicy } from '#features/libraries/commands/change-second-person-policy.ts';
import { findLibrary } from '#features/libraries/queries.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, disconnect } from '#lib/database.ts';
import { Problem } from '#lib/problem.ts';
import { closeQueue } from '#lib/queue.ts';
import { draft, type FindingLibrary, makeFindingLibrary } from './finding-library.ts';

let library: FindingLibrary;
beforeAll(async () => {
  library = await makeFindingLibrary();
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

const steps = [
  'update',
  'submit',
  'accept',
  'reject',
  'withdraw',
  'propose',
  'acceptRevision',
  'rejectRevision',
  'takeBack',
] as const;
type Step = (typeof steps)[number];

// What each step asks of the commands; refusals are part of the game, anything else is a bug.
async function take(actor: LibraryActor, id: string, step: Step, mark: string): Promise<boolean> {
  const open = async () =>
    (await database().revision.findMany({ where: { subjectId: id, status: 'open' }, orderBy: { id: 'asc' } }))
      .map((row) => row.id)
      .slice(0, 1);
  const reason = 'because';
  const work: Record<Step, () => Promise<unknown>> = {
    update: () => updateFinding(actor, id, 'any', { outcome: mark }),
    submit: () => submitFinding(actor, id),
    accept: () => acceptFinding(actor, id),
    reject: () => rejectFinding(actor, id, { reason }),
    withdraw: () => withdrawFinding(actor, id, { reason }),
    propose: () => proposeRevision(actor, id, { changes: { outcome: mark }, reason }),
    acceptRevision: async () => acceptRevisions(actor, await open()),
    rejectRevision: async () => rejectRevisions(actor, await open(), { reason }),
    takeBack: async () => withdrawRevisions(actor, await open()),
  };
  try {
    await work[step]();
    return true;
  } catch (error) {
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** The same by SQL alone, as if no command stood before the tables. */
async function force(id: string, step: Step, by: string): Promise<void> {
  const statements: Partial<Record<Step, string>> = {
    submit: `UPDATE finding SET status = 'submitted' WHERE id = '${id}'`,
    accept: `UPDATE finding SET status = 'accepted', accepted_by_id = '${by}', accepted_at = now() WHERE id = '${id}'`,
    reject: `UPDATE finding SET status = 'rejected', rejected_by_id = '${by}', rejection_reason = 'r' WHERE id = '${id}'`,
    withdraw: `UPDATE finding SET status = 'withdrawn' WHERE id = '${id}'`,
    update: `UPDATE finding SET outcome = 'forced' WHERE id = '${id}'`,
    acceptRevision: `UPDATE revision SET status = 'accepted', decided_by_id = '${by}', decided_at = now() WHERE subject_id = '${id}' AND status = 'open'`,
  };
  const statement = statements[step];
  if (statement)
    await database()
      .$executeRawUnsafe(statement)
      .catch(() => undefined);
}

const sequence = fc.array(fc.constantFrom(...steps), { minLength: 1, maxLength: 12 });

it('no sequence of steps by one person ends in their work accepted', async () => {
  await fc.assert(
    fc.asyncProperty(sequence, fc.constantFrom('reviewer' as const, 'owner' as const), async (taken, role) => {
      const me = library[role];
      const id = await draft(library, me);
      for (const [index, step] of taken.entries()) await take(me, id, step, `mark ${index}`);
      const row = await database().finding.findFirstOrThrow({ where: { id } });
      expect(row.status).not.toBe('accepted');
      expect(await database().revision.count({ where: { subjectId: id, status: 'accepted' } })).toBe(0);
    }),
    { numRuns: 40 },
  );
});

it('nor by SQL alone', async () => {
  await fc.assert(
    fc.asyncProperty(sequence, async (taken) => {
      const me = library.reviewer;
      const id = await draft(library, me);
      for (const [index, step] of taken.entries()) {
        if (step === 'propose') await take(me, id, step, `mark ${index}`);
        else await force(id, step, me.userId ?? '');
      }
      const row = await database().finding.findFirstOrThrow({ where: { id } });
      expect(row.status).not.toBe('accepted');
      expect(await database().revision.count({ where: { subjectId: id, status: 'accepted' } })).toBe(0);
    }),
    { numRuns: 40 },
  );
});

it('with two people, everything that stands accepted was decided by the one who did not write it', async () => {
  const moves = fc.array(fc.tuple(fc.boolean(), fc.constantFrom(...steps)), { minLength: 4, maxLength: 16 });
  let acceptances = 0;
  await fc.assert(
    fc.asyncProperty(moves, async (taken) => {
      const [one, other] = [library.reviewer, library.owner];
      const id = await draft(library, one);
      await submitFinding(one, id);
      // Whose words the outcome holds, as the model has it.
      let written: string | null = null;
      const proposed = new Map<string, string>();
      for (const [index, [first, step]] of taken.entries()) {
        const actor = first ? one : other;
        const mark = `mark ${index}`;
        const done = await take(actor, id, step, mark);
        if (done && step === 'propose') proposed.set(mark, actor.userId ?? '');
        if (done && step === 'update') written = mark;
        const { outcome, status, acceptedById } = await database().finding.findFirstOrThrow({ where: { id } });
        if (outcome !== written) {
          expect(done && step === 'acceptRevision').toBe(true);
          expect(proposed.get(outcome ?? '')).not.toBe(actor.userId);
          written = outcome;
        }
        if (status === 'accepted') expect(acceptedById).toBe(other.userId);
        if (done && step === 'accept') acceptances += 1;
      }
    }),
    { numRuns: 40 },
  );
  expect(acceptances).toBeGreaterThan(0);
});

/** The actor asks for the policy on findings to be turned over; false when they may not. */
async function toggle(actor: LibraryActor): Promise<boolean> {
  const settings = await findLibrary(actor);
  const wanted = { ...settings, findingsNeedSecondPerson: !settings.findingsNeedSecondPerson };
  try {
    await changeSecondPersonPolicy(actor, wanted);
    return true;
  } catch (error) {
    if (error instanceof Problem && error.kind === 'forbidden') return false;
    throw error;
  }
}

it('with the policy turned over in between by an owner, their work is accepted by them only while it is off, and stays so', async () => {
  const apart = await makeFindingLibrary();
  const [me, owner] = [apart.reviewer, apart.owner];
  // What the library says, as the model has it.
  let needed = true;
  let [acceptances, kept] = [0, 0];
  const move = fc.oneof(
    { weight: 6, arbitrary: fc.record({ by: fc.constantFrom('command', 'sql'), step: fc.constantFrom(...steps) }) },
    // What an acceptance takes, more often than chance would have it.
    { weight: 6, arbitrary: fc.constantFrom({ by: 'command', step: 'submit' }, { by: 'command', step: 'accept' }) },
    { weight: 3, arbitrary: fc.constantFrom({ by: 'owner', step: 'toggle' }, { by: 'me', step: 'toggle' }) },
  ) as fc.Arbitrary<{ by: 'command' | 'sql'; step: Step } | { by: 'owner' | 'me'; step: 'toggle' }>;
  type Move = { by: 'command'; step: Step } | { by: 'owner'; step: 'toggle' };
  const turn: Move = { by: 'owner', step: 'toggle' };
  const whole: Move[] = [
    ...[turn, { by: 'command', step: 'submit' } as const, { by: 'command', step: 'accept' } as const, turn],
    ...[{ by: 'command', step: 'withdraw' } as const, { by: 'command', step: 'submit' } as const],
    { by: 'command', step: 'accept' },
  ];
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 14 }), async (moves) => {
      const id = await draft(apart, me);
      let accepted = false;
      for (const [index, { by, step }] of moves.entries()) {
        const outcome = `mark ${index}`;
        if (step === 'toggle') {
          const done = await toggle(by === 'owner' ? owner : me);
          expect(done).toBe(by === 'owner');
          if (done) needed = !needed;
        } else if (by === 'sql' && step !== 'propose') await force(id, step, me.userId ?? '');
        else await take(me, id, step, outcome);
        const row = await database().finding.findFirstOrThrow({ where: { id } });
        const is = row.status === 'accepted';
        if (is) expect(row.acceptedById).toBe(me.userId);
        if (is && !accepted) expect({ needed, step }).toEqual({ needed: false, step: 'accept' });
        if (is && !accepted) acceptances += 1;
        // Turning it back on takes nothing back: only a withdrawal does.
        if (accepted && !is) expect(step).toBe('withdraw');
        if (accepted && is && needed) kept += 1;
        accepted = is;
        expect(await database().revision.count({ where: { subjectId: id, status: 'accepted' } })).toBe(0);
      }
      const { findingsNeedSecondPerson } = await findLibrary(owner);
      expect(findingsNeedSecondPerson).toBe(needed);
    }),
    { numRuns: 40, examples: [[whole]] },
  );
  expect(acceptances).toBeGreaterThan(0);
  expect(kept).toBeGreaterThan(0);
});
