import { env } from '#lib/env.ts';
import { sendDigests } from './commands/send-digests.ts';

export const digestJob = 'notification.digest';
/** Every morning, in UTC. */
export const digestAt = '0 6 * * *';

export async function sendDigestsInBackground(_data: unknown, signal?: AbortSignal): Promise<void> {
  const { BASE_URL, HOST, PORT } = env();
  await sendDigests(BASE_URL ?? `http://${HOST}:${PORT}`, signal);
}
