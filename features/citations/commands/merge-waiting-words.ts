import { database } from '#lib/database.ts';
import { log } from '#lib/log.ts';

/**
 * Puts what waits beside the indexes of words into them. Searches find it before too, and read all that waits to do so. Where the tables are somebody else's
 * it may not, and only warns.
 */
export async function mergeWaitingWords(): Promise<void> {
  try {
    await database().$queryRaw`
      SELECT gin_clean_pending_list('citation_words_of_records'), gin_clean_pending_list('citation_title_trigrams')`;
  } catch (error) {
    log.warn({ error }, 'what waits beside the indexes of words was not put into them; autovacuum will');
  }
}
