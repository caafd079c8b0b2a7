import { setTimeout as sleep } from 'node:timers/promises';
import { loadVocabulary, loadVocabularyAsOf } from '#features/vocabulary/queries.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database, type Prisma, type ReadClient, replica } from '#lib/database.ts';
import { invalid, Problem } from '#lib/problem.ts';
import { tablesAsOf } from '../as-of-tables.ts';
import { momentOf } from '../filter-ranges.ts';
import { type FilterTerms, filterTerms } from '../filter-terms.ts';
import type { CitationFilters } from '../filters.ts';

/** What a list is read from: the library of today, or as it was. */
export type ListState = {
  vocabulary: Vocabulary;
  terms: FilterTerms;
  /** The state is the one just before; null for today's. */
  moment: Date | null;
  /** For `withTables`. */
  tables: Prisma.Sql[];
};

/** The state the filters ask for. */
export async function listState(viewer: LibraryActor, { asOf }: Pick<CitationFilters, 'asOf'>): Promise<ListState> {
  if (asOf === null) {
    const vocabulary = await loadVocabulary(viewer);
    return { vocabulary, terms: filterTerms(vocabulary), moment: null, tables: [] };
  }
  const moment = await settledMoment(asOf);
  const vocabulary = await loadVocabularyAsOf(viewer, moment);
  return {
    vocabulary,
    terms: filterTerms(vocabulary),
    moment,
    tables: tablesAsOf(viewer.library.id, moment, await viewsOfTables()),
  };
}

/** Where a state is read: a replica may not have an earlier one yet. */
export function readerOf({ moment }: Pick<ListState, 'moment'>): ReadClient {
  return moment ? database() : replica();
}

// A view reads the tables it was made over, whatever stands before a query: its definition is what can read others of their names.
async function viewsOfTables(): Promise<Map<string, string>> {
  const rows = await database().$queryRaw<{ name: string; definition: string }[]>`
    SELECT name, rtrim(pg_get_viewdef(name::regclass), ';') AS definition FROM unnest(ARRAY['citation_retraction']) AS view (name)`;
  return new Map(rows.map(({ name, definition }) => [name, definition]));
}

const pauseMs = 50;
const longestWaitMs = 5000;

/**
 * The moment an `asOf` means, not in the future. What a transaction writes counts from when it began, so those that began before are
 * waited for: after that, nothing can change the state of that moment any more.
 */
export async function settledMoment(asOf: string): Promise<Date> {
  const wanted = momentOf(asOf);
  if (!wanted) throw invalid(`“${asOf}” is no date.`, [{ pointer: '/asOf', detail: 'Give a date, as in 2026-03-31.' }]);
  const [row] = await database().$queryRaw<{ moment: Date }[]>`
    SELECT least(${wanted}, date_trunc('milliseconds', clock_timestamp()) + interval '1 millisecond') AS moment`;
  const moment = row?.moment ?? wanted;
  for (const until = Date.now() + longestWaitMs; await isBeingWritten(moment); await sleep(pauseMs)) {
    if (Date.now() > until) {
      throw new Problem('unavailable', 'Changes of that moment are still being written. Ask again shortly.');
    }
  }
  return moment;
}

// A transaction that has written nothing after a minute is a backup or the like, and will not.
async function isBeingWritten(moment: Date): Promise<boolean> {
  const [row] = await database().$queryRaw<{ writing: boolean }[]>`
    SELECT clock_timestamp() <= ${moment} OR EXISTS (SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND backend_type = 'client backend'
      AND pid <> pg_backend_pid() AND xact_start < ${moment}
      AND (backend_xid IS NOT NULL OR xact_start > clock_timestamp() - interval '1 minute')) AS writing`;
  return row?.writing ?? false;
}
