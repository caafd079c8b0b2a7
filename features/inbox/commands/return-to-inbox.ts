import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { acceptSchema } from '../schema.ts';
import { type Decided, lockRecords, recordSubject, writeDecision } from './write-decision.ts';

/** Puts rejected records, and what was taken for duplicates, back to be decided. */
export async function returnToInbox(actor: Actor, input: unknown): Promise<Decided[]> {
  authoriseInLibrary(actor, 'inbox.return');
  const { ids } = parseInput(acceptSchema, input);
  return transaction(async (tx) => {
    const held = await lockRecords(tx, actor.library.id, ids, ['rejected', 'duplicate']);
    const decided = held.map(({ id }): Decided => ({ id, status: 'waiting', citationId: null }));
    for (const each of decided) await writeDecision(tx, actor, each);
    const subjects = held.map((record) => recordSubject(record, { status: 'waiting' }));
    await recordEvent(tx, actor, { verb: 'inbox.returned', subjects });
    return decided;
  });
}
