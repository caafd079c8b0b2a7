import { database } from '#lib/database.ts';
import { mergeWaitingWords } from './commands/merge-waiting-words.ts';

export const forgetChangesJob = 'citations.forgetChanges';
/** Every hour, in UTC. */
export const forgetChangesAt = '17 * * * *';

/** Who keeps sets of citations reads the changes at every list; whoever has not for a day reads everything anew. */
export async function forgetChangesInBackground(): Promise<void> {
  await database().$executeRaw`DELETE FROM citation_change WHERE at < now() - interval '1 day'`;
}

export const mergeWordsJob = 'citations.mergeWords';
/** Every ten minutes. An import does it at its end. */
export const mergeWordsAt = '*/10 * * * *';

export const mergeWordsInBackground = mergeWaitingWords;
