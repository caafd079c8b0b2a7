import { database, Prisma } from '#lib/database.ts';
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
  await analyse(Prisma.sql`citation, citation_creator, citation_tag, citation_level, import_record, event_subject`);
}

/**
 * Has Postgres count while an import goes on, each time there is four times as much: of a library it has not counted it believes that there is a record or two,
 * and reads all of it for each chunk. By the columns that a chunk looks up only, which takes some 30 ms.
 */
export class CountedRows {
  #written = 0;
  #next = 1000;

  async add(records: number): Promise<void> {
    this.#written += records;
    if (this.#written < this.#next) return;
    this.#next = this.#written * 4;
    await analyse(Prisma.sql`
      citation (library_id, id, key, doi, pmid, title_sort, author_sort, year, trashed_at, blocks),
      import_record (library_id, run_id, index, outcome, citation_id)`);
  }
}

async function analyse(tables: Prisma.Sql): Promise<void> {
  try {
    await database().$executeRaw`ANALYZE ${tables}`;
  } catch (error) {
    log.warn({ error }, 'the tables of an import were not analysed; autovacuum will');
  }
}
