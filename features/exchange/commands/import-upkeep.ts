import { mergeWaitingWords } from '#features/citations/commands/merge-waiting-words.ts';
import { database, Prisma } from '#lib/database.ts';
import { log } from '#lib/log.ts';

const firstCounted = 1000;
const mergedAtOnce = 5000;
// Of as many all words are read in a fifth of a second, which is what Postgres does rather than read what waits.
const smallLibrary = 30_000;

/** What Postgres would do for its tables only some minutes after they have grown, done while records come in. */
export class ImportUpkeep {
  #records = 0;
  #nextCount = firstCounted;
  #nextMerge = mergedAtOnce;
  readonly #libraryId: string;

  constructor(libraryId: string) {
    this.#libraryId = libraryId;
  }

  /** Call after each chunk, outside of its transaction. */
  async add(records: number): Promise<void> {
    this.#records += records;
    if (this.#records >= this.#nextCount) {
      this.#nextCount = this.#records * 4;
      await count(lookedUp);
    }
    if (this.#records >= this.#nextMerge) {
      this.#nextMerge = this.#records + mergedAtOnce;
      if ((await database().citation.count({ where: { libraryId: this.#libraryId } })) > smallLibrary)
        await mergeWaitingWords();
    }
  }
}

/** The same once all records of a run are there, for those who read them: until then lists and undoing are planned as for empty tables. */
export async function upkeepAfter(libraryId: string, runId: string): Promise<void> {
  await mergeWaitingWords();
  const run = await database().importRun.findUnique({ where: { libraryId_id: { libraryId, id: runId } } });
  const { created = 0 } = (run?.counts ?? {}) as { created?: number };
  if (created >= mergedAtOnce) await count(written);
}

/**
 * What a chunk looks up. Of a library it has not counted Postgres believes that it holds a record or two, and reads all of it for each chunk; counted each time it is
 * four times as large, by these columns alone, which takes some 30 ms.
 */
const lookedUp = Prisma.sql`
  citation (library_id, id, key, doi, pmid, title_sort, author_sort, year, trashed_at, blocks),
  import_record (library_id, run_id, index, outcome, citation_id)`;

const written = Prisma.sql`citation, citation_creator, citation_tag, citation_level, import_record, event_subject`;

// By a sample. Where tables are somebody else's it may not.
async function count(tables: Prisma.Sql): Promise<void> {
  try {
    await database().$executeRaw`ANALYZE ${tables}`;
  } catch (error) {
    log.warn({ error }, 'the tables of an import were not analysed; autovacuum will');
  }
}
