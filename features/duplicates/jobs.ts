import { database, transaction } from '#lib/database.ts';
import { enqueue } from '#lib/queue.ts';
import { continueDuplicateSearch } from './commands/continue-search.ts';
import { type DuplicateSearchJob, duplicateSearchJob } from './duplicate-jobs.ts';

/** Compares what is still to be compared of one library. */
export async function searchDuplicatesInBackground(job: DuplicateSearchJob, signal?: AbortSignal): Promise<void> {
  await continueDuplicateSearch(job, signal);
}

/** Leaves a job for every library with citations that no search has seen: these are compared with all, the others not again. */
export async function queueDuplicatesDue(): Promise<void> {
  // An id grows with time, but one made a moment earlier may be committed a moment later: the last ten minutes are looked at once more.
  const due = await database().$queryRaw<{ libraryId: string; from: string | null; added: number }[]>`
    SELECT library.id AS "libraryId", behind.id AS "from", fresh.added FROM library
    LEFT JOIN duplicate_search search ON search.library_id = library.id
    LEFT JOIN LATERAL (
      SELECT id FROM citation WHERE library_id = library.id AND added_at < search.started_at - interval '10 minutes'
      ORDER BY added_at DESC, id DESC LIMIT 1) behind ON search.finished_at IS NOT NULL
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS added, max(id::text) AS newest FROM citation
      WHERE library_id = library.id AND trashed_at IS NULL AND id > coalesce(behind.id, '00000000-0000-0000-0000-000000000000')) fresh
    WHERE fresh.added > 0 AND (search.library_id IS NULL OR (search.finished_at IS NOT NULL AND fresh.newest > coalesce(search.cursor::text, '')))`;
  for (const { libraryId, from, added } of due) {
    await transaction(async (tx) => {
      const data = { cursor: from, done: 0, total: added, found: 0, startedAt: new Date(), finishedAt: null };
      const first = { ...data, wholeAt: data.startedAt };
      await tx.duplicateSearch.upsert({ where: { libraryId }, create: { libraryId, ...first }, update: data });
      await enqueue(tx, duplicateSearchJob, { libraryId } satisfies DuplicateSearchJob);
    });
  }
}
