import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authorise } from '#lib/permissions.ts';
import { declareConflictsSchema } from '../schema.ts';

/** Declares whether the actor has a conflict of interest: `{ present, statement }`. Holds for a year, or until the next declaration. */
export async function declareConflicts(actor: Actor, input: unknown): Promise<void> {
  authorise(actor, 'conflict.declare');
  const { present, statement } = parseInput(declareConflictsSchema, input);
  const userId = actor.userId ?? '';
  const madeAt = new Date();
  const expiresAt = new Date(madeAt);
  expiresAt.setFullYear(madeAt.getFullYear() + 1);
  await transaction(async (tx) => {
    await tx.conflictStatement.create({ data: { id: newId(), userId, present, statement, madeAt, expiresAt } });
    const subject = { type: 'user', id: userId, label: actor.name, before: null, after: { present, statement } };
    await recordEvent(tx, actor, { verb: 'conflict.declared', scope: 'instance', subjects: [subject] });
  });
}
