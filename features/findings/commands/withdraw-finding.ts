import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authorise, authoriseInLibrary } from '#lib/permissions.ts';
import { invalid, Problem } from '#lib/problem.ts';
import { withdrawalSchema } from '../schema.ts';
import { loadFinding, refuseStale, requireOwn, requireStatus } from './load-finding.ts';
import { findingSubject, writeFinding } from './write-finding.ts';

/** Takes a finding back: its author what is not accepted, a reviewer with a reason what is. */
export async function withdrawFinding(
  actor: Actor,
  id: string,
  input: unknown = {},
  expected: number | 'any' = 'any',
): Promise<void> {
  authoriseInLibrary(actor, 'finding.withdraw');
  const { reason } = parseInput(withdrawalSchema, input);
  await transaction(async (tx) => {
    const held = await loadFinding(tx, actor, id);
    if (held.status === 'accepted' || held.authorId === null) {
      authorise(actor, 'finding.withdrawOfOthers');
      if (!reason) throw invalid('Say why.', [{ pointer: '/reason', detail: 'Say why it no longer stands.' }]);
    } else requireOwn(actor, held);
    requireStatus(held, ['draft', 'submitted', 'rejected', 'accepted'], 'It can be withdrawn once.');
    refuseStale(held, expected);
    await writeFinding(tx, actor, held, { status: 'withdrawn' });
    const subject = findingSubject(held, { status: held.status }, { status: 'withdrawn' });
    await recordEvent(tx, actor, { verb: 'finding.withdrawn', subjects: [subject], details: reason ? { reason } : {} });
  });
}

/** Throws a draft that was never submitted away, for good. */
export async function discardFinding(actor: Actor, id: string, expected: number | 'any'): Promise<void> {
  authoriseInLibrary(actor, 'finding.discard');
  await transaction(async (tx) => {
    const held = await loadFinding(tx, actor, id);
    requireOwn(actor, held);
    if (held.status !== 'draft') {
      throw new Problem('conflict', 'Only a draft can be discarded; withdraw what was submitted.');
    }
    refuseStale(held, expected);
    await tx.finding.delete({ where: { libraryId_id: { libraryId: actor.library.id, id } } });
    await recordEvent(tx, actor, { verb: 'finding.discarded', subjects: [], details: { finding: id } });
  });
}
