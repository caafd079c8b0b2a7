import { database } from '#lib/database.ts';
import { log } from '#lib/log.ts';

// From here on what an import brought changes what the tables look like.
const many = 5000;

/**
 * Has Postgres count what a long import wrote, which by itself it does about a minute later: until then lists and undoing are planned as for
 * empty tables. It looks at a sample. Where the tables are somebody else's it may not, and only warns.
 */
export async function countRowsAfter(libraryId: string, runId: string): Promise<void> {
  const run = await database().importRun.findUnique({ where: { libraryId_id: { libraryId, id: runId } } });
  const { created = 0 } = (run?.counts ?? {}) as { created?: number };
  if (created < many) return;
  try {
    await database()
      .$executeRaw`ANALYZE citation, citation_creator, citation_tag, citation_level, import_record, event_subject`;
  } catch (error) {
    log.warn({ error }, 'the tables of an import were not analysed; autovacuum will');
  }
}
