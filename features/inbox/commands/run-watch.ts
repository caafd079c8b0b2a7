import { recordEvent } from '#features/activity/commands.ts';
import { promotedColumns } from '#features/citations/promoted-columns.ts';
import { cleanText } from '#features/citations/tidy-csl.ts';
import { findDuplicates } from '#features/exchange/queries/find-duplicates.ts';
import { searcher } from '#features/lookup/ask-services.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { database, type Transaction, transaction } from '#lib/database.ts';
import type { Hit, SearchableService } from '#lib/lookup/searcher.ts';
import { ServiceFault } from '#lib/lookup/service-fault.ts';
import { newId } from '#lib/new-id.ts';
import type { WatchJob } from '../inbox-jobs.ts';
import { earlierInInbox } from '../queries/earlier-in-inbox.ts';
import { findWatchActor } from '../queries/find-watch-actor.ts';

const day = 86_400_000;
/** Most that one run brings into the inbox: more is no triage. */
const mostHits = 500;
// Services enter records late; what was seen already is not taken twice.
const overlapMs = 14 * day;
const afterFaultMs = day / 4;

/**
 * Runs a watched search that is due and puts what is new into the inbox; what the library or the inbox has already counts as a duplicate.
 * The worker's half of `createWatch`: that command authorised it. Of two runs at once one does nothing.
 */
export async function runWatch({ libraryId, watchId }: WatchJob, signal?: AbortSignal): Promise<void> {
  const actor = await findWatchActor(libraryId, watchId);
  const watch = actor && (await claim(libraryId, watchId));
  if (!watch) return;
  try {
    const service = searcher(watch.service as SearchableService);
    if (!service) throw new ServiceFault('This service is not set up here; see LOOKUP_ORDER.');
    const since = watch.lastRunAt && new Date(watch.lastRunAt.getTime() - overlapMs);
    const { hits, total } = await service.search(watch.query, { since, most: mostHits, signal });
    await transaction((tx) => keepHits(tx, actor, watch, hits, total));
  } catch (error) {
    if (!(error instanceof ServiceFault)) throw error;
    const data = { failure: error.reason, nextRunAt: new Date(Date.now() + afterFaultMs) };
    await database().watchedSearch.updateMany({ where: { libraryId, id: watchId, nextRunAt: { not: null } }, data });
  }
}

/** Takes a due search by moving its next run on. */
async function claim(libraryId: string, id: string) {
  return transaction(async (tx) => {
    const [due] = await tx.$queryRaw<{ every: number }[]>`
      SELECT every_days AS every FROM watched_search
      WHERE library_id = ${libraryId}::uuid AND id = ${id}::uuid AND next_run_at <= now() FOR UPDATE`;
    if (!due) return null;
    const data = { nextRunAt: new Date(Date.now() + due.every * day) };
    return tx.watchedSearch.update({ where: { libraryId_id: { libraryId, id } }, data });
  });
}

type Watch = { libraryId: string; id: string; name: string };

async function keepHits(
  tx: Transaction,
  actor: LibraryActor,
  watch: Watch,
  hits: readonly Hit[],
  total: number,
): Promise<void> {
  const { libraryId, id: searchId } = watch;
  const where = { libraryId_id: { libraryId, id: searchId } };
  await tx.watchedSearch.update({ where, data: { lastRunAt: new Date(), lastTotal: total, failure: null } });
  const names = hits.map(({ sourceId }) => sourceId);
  const held = await tx.inboxRecord.findMany({
    where: { libraryId, searchId, sourceId: { in: names } },
    select: { sourceId: true },
  });
  const known = new Set(held.map(({ sourceId }) => sourceId));
  const fresh = [...new Map(hits.map((hit) => [hit.sourceId, hit])).values()].filter(
    ({ sourceId }) => !known.has(sourceId),
  );
  if (fresh.length === 0) return;
  const rows = await judged(tx, libraryId, searchId, fresh);
  await tx.inboxRecord.createMany({ data: rows });
  const duplicates = rows.filter(({ status }) => status === 'duplicate').length;
  const subject = { type: 'watch', id: searchId, label: watch.name, before: null, after: null };
  const details = { found: rows.length, duplicates };
  await recordEvent(tx, actor, { verb: 'watch.run', subjects: [subject], details });
}

async function judged(tx: Transaction, libraryId: string, searchId: string, fresh: readonly Hit[]) {
  const records = fresh.map(({ sourceId, csl }, index) => {
    const clean = cleanText(csl) as CslItem;
    return { sourceId, csl: clean, index, columns: promotedColumns(clean) };
  });
  const inLibrary = await findDuplicates(
    tx,
    libraryId,
    records.map(({ index, columns }) => ({ index, ...columns })),
  );
  const inInbox = await earlierInInbox(
    tx,
    libraryId,
    records.map(({ columns }) => columns),
  );
  return records.map(({ sourceId, csl, index, columns: { title, doi, pmid } }) => {
    const match = inLibrary.get(index);
    const isDuplicate = match !== undefined || inInbox(doi, pmid);
    return {
      ...{ libraryId, id: newId(), searchId, sourceId, csl: csl as object, title, doi, pmid },
      status: isDuplicate ? ('duplicate' as const) : ('waiting' as const),
      citationId: match?.citationId ?? null,
    };
  });
}
