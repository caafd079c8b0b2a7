import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { log } from '#lib/log.ts';
import { canSendMail, sendMails } from '#lib/mail.ts';
import { digestMail } from '../digest.ts';
import { listUnmailed } from '../queries/notifications.ts';

type Row = { actor: LibraryActor; email: string };

/** Mails everyone who has not turned it off what they have neither seen nor been mailed. Each person’s place is moved only once their mail is taken. */
export async function sendDigests(baseUrl: string, signal?: AbortSignal): Promise<void> {
  if (!canSendMail()) return;
  for (const { actor, email } of await readers()) {
    if (signal?.aborted) return;
    const events = await listUnmailed(actor);
    const newest = events[0]?.seq;
    if (!newest) continue;
    try {
      await sendMails([digestMail({ name: actor.name, email, library: actor.library }, events, baseUrl)]);
    } catch (error) {
      // One address that is refused must not keep the others waiting.
      log.error({ error, userId: actor.userId }, 'digest not sent');
      continue;
    }
    await database().$executeRaw`
      UPDATE membership SET mailed_seq = greatest(mailed_seq, ${BigInt(newest)}::bigint)
      WHERE library_id = ${actor.library.id}::uuid AND user_id = ${actor.userId}::uuid`;
  }
}

async function readers(): Promise<Row[]> {
  const members = await database().membership.findMany({
    where: { user: { disabledAt: null } },
    include: { user: true, library: true },
  });
  const wanting = members.filter(({ preferences }) => (preferences as { digest?: boolean }).digest !== false);
  return wanting.map(({ role, user, library }) => ({
    email: user.email,
    actor: {
      ...{ userId: user.id, name: user.name, email: user.email, isAdministrator: user.isAdministrator },
      ...{ via: 'worker', role, library },
    },
  }));
}
