import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { rejectSchema } from '../schema.ts';
import { type Decided, lockRecords, recordSubject, writeDecision } from './write-decision.ts';

/** Rejects records of the inbox for a reason, which PRISMA counts. */
export async function rejectFromInbox(actor: Actor, input: unknown): Promise<Decided[]> {
  authoriseInLibrary(actor, 'inbox.reject');
  const { ids, reason } = parseInput(rejectSchema, input);
  return transaction(async (tx) => {
    const held = await lockRecords(tx, actor.library.id, ids, ['waiting', 'rejected']);
    const decided = held.map(({ id }): Decided => ({ id, status: 'rejected', citationId: null }));
    for (const each of decided) await writeDecision(tx, actor, each, reason);
    const subjects = held.map((record) => recordSubject(record, { status: 'rejected', reason }));
    await recordEvent(tx, actor, { verb: 'inbox.rejected', subjects, details: { reason } });
    return decided;
  });
}
