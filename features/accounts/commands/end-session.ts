import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authorise } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';

/** Ends one of the actor's own sessions: its next request is nobody's. */
export async function endSession(actor: Actor, sessionId: string): Promise<void> {
  authorise(actor, 'session.end');
  await transaction(async (tx) => {
    const open = { id: sessionId, userId: actor.userId ?? '', endedAt: null };
    const ended =
      isId(sessionId) && (await tx.session.updateMany({ where: open, data: { endedAt: new Date() } })).count;
    if (!ended) throw notFound('This session');
    await recordEvent(tx, actor, {
      verb: 'session.ended',
      scope: 'instance',
      subjects: [
        { type: 'session', id: sessionId, label: actor.name, before: { ended: false }, after: { ended: true } },
      ],
    });
  });
}

/** Ends all the actor's sessions but one; gives their number. */
export async function endOtherSessions(actor: Actor, keptSessionId: string | null): Promise<number> {
  authorise(actor, 'session.end');
  return transaction(async (tx) => {
    const count = await endSessionsOf(tx, actor.userId ?? '', keptSessionId);
    await recordEvent(tx, actor, {
      verb: 'session.ended',
      scope: 'instance',
      subjects: [],
      details: { count, others: true },
    });
    return count;
  });
}

/** Part of commands after which a person must sign in anew. */
export async function endSessionsOf(tx: Transaction, userId: string, keptSessionId: string | null): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId, endedAt: null, ...(keptSessionId && { id: { not: keptSessionId } }) },
    data: { endedAt: new Date() },
  });
  return count;
}
