import { recordEvent } from '#features/activity/commands.ts';
import { transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { type AuthenticatedUser, personActor } from '../authenticated-user.ts';
import { ABSOLUTE_DAYS } from '../session-lifetime.ts';

/** Begins a session for someone who has just proved who they are. The id is a name, no secret: the cookie that carries it is sealed. */
export function startSession(user: AuthenticatedUser, userAgent: string | null, by = 'password'): Promise<string> {
  return transaction(async (tx) => {
    const id = newId();
    const expiresAt = new Date(Date.now() + ABSOLUTE_DAYS * 86_400_000);
    await tx.session.create({ data: { id, userId: user.id, userAgent: userAgent?.slice(0, 400) ?? null, expiresAt } });
    await recordEvent(tx, personActor(user), {
      verb: 'session.started',
      scope: 'instance',
      subjects: [{ type: 'session', id, label: user.name, before: null, after: { userId: user.id, by } }],
    });
    return id;
  });
}
