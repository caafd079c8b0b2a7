import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { database, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authorise } from '#lib/permissions.ts';
import { invalid } from '#lib/problem.ts';
import { isPassword } from '../password.ts';
import { changePasswordSchema } from '../schema.ts';
import { consumeRateLimit } from './consume-rate-limit.ts';
import { hashNewPassword } from './create-user.ts';
import { endSessionsOf } from './end-session.ts';

/** Sets the actor's password and ends their other sessions. Who has one must know it; who came by a provider sets their first. */
export async function changePassword(actor: Actor, input: unknown, currentSessionId: string | null): Promise<void> {
  authorise(actor, 'password.change');
  const { currentPassword, password } = parseInput(changePasswordSchema, input);
  const userId = actor.userId ?? '';
  const limit = { limit: 10, windowSeconds: 900 };
  await consumeRateLimit(`password:${userId}`, limit, 'Too many attempts to change the password');
  const user = await database().user.findUniqueOrThrow({ where: { id: userId } });
  if (user.passwordHash && !(await isPassword(user.passwordHash, currentPassword))) {
    const detail = 'This is not your current password.';
    throw invalid(detail, [{ pointer: '/currentPassword', detail }]);
  }
  const passwordHash = await hashNewPassword(password, user.email);
  await transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash, version: { increment: 1 } } });
    const endedSessions = await endSessionsOf(tx, userId, currentSessionId);
    await recordEvent(tx, actor, {
      verb: 'password.changed',
      scope: 'instance',
      subjects: [{ type: 'user', id: userId, label: user.name, before: null, after: null }],
      details: { endedSessions },
    });
  });
}
