import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authorise } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import { endSessionsOf } from './end-session.ts';

/** Shuts a person out: sessions and API tokens have no power from the next request on. Nothing they did is lost. */
export async function disableUser(actor: Actor, userId: string): Promise<void> {
  authorise(actor, 'user.disable');
  if (userId === actor.userId) throw new Problem('conflict', 'You cannot disable yourself.');
  return changeUser(actor, userId, 'user.disabled', async (tx, user) => {
    if (user.isAdministrator) await keepAnAdministrator(tx, userId);
    await endSessionsOf(tx, userId, null);
    return { disabledAt: new Date() };
  });
}

export async function enableUser(actor: Actor, userId: string): Promise<void> {
  authorise(actor, 'user.disable');
  return changeUser(actor, userId, 'user.enabled', async () => ({ disabledAt: null }));
}

/** Makes a person administrator of the instance, or takes it back. */
export async function setAdministrator(actor: Actor, userId: string, isAdministrator: boolean): Promise<void> {
  authorise(actor, 'user.update');
  return changeUser(actor, userId, 'user.updated', async (tx) => {
    if (!isAdministrator) await keepAnAdministrator(tx, userId);
    return { isAdministrator };
  });
}

type UserChange = { disabledAt?: Date | null; isAdministrator?: boolean };
type UserState = { id: string; name: string; disabledAt: Date | null; isAdministrator: boolean };

async function changeUser(
  actor: Actor,
  userId: string,
  verb: string,
  decide: (tx: Transaction, user: UserState) => Promise<UserChange>,
): Promise<void> {
  if (!isId(userId)) throw notFound('This person');
  await transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId } });
    if (!user) throw notFound('This person');
    const change = await decide(tx, user);
    await tx.user.update({ where: { id: userId }, data: { ...change, version: { increment: 1 } } });
    const keys = Object.keys(change) as (keyof UserChange)[];
    const before = Object.fromEntries(keys.map((key) => [key, user[key]]));
    await recordEvent(tx, actor, {
      verb,
      scope: 'instance',
      subjects: [{ type: 'user', id: userId, label: user.name, before, after: change }],
    });
  });
}

// The rows are locked, so that two administrators cannot remove each other at once.
async function keepAnAdministrator(tx: Transaction, leavingId: string): Promise<void> {
  const left = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM user_account WHERE is_administrator AND disabled_at IS NULL ORDER BY id FOR UPDATE`;
  if (!left.some(({ id }) => id !== leavingId)) throw new Problem('conflict', 'Someone must remain administrator.');
}
