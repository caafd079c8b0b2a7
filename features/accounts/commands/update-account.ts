import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authorise } from '#lib/permissions.ts';
import { updateAccountSchema } from '../schema.ts';

/** Changes the actor's own name; what they did before stays under the name it was done in. */
export async function updateAccount(actor: Actor, input: unknown): Promise<void> {
  authorise(actor, 'account.update');
  const { name } = parseInput(updateAccountSchema, input);
  const id = actor.userId ?? '';
  await transaction(async (tx) => {
    const before = await tx.user.findUniqueOrThrow({ where: { id }, select: { name: true } });
    await tx.user.update({ where: { id }, data: { name, version: { increment: 1 } } });
    await recordEvent(tx, actor, {
      verb: 'account.updated',
      scope: 'instance',
      subjects: [{ type: 'user', id, label: name, before, after: { name } }],
    });
  });
}
