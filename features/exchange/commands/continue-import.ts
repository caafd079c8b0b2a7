import { recordEvent } from '#features/activity/commands.ts';
import { announceAdded } from '#features/citations/commands/announce-added.ts';
import { insertCitations } from '#features/citations/commands/insert-citations.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';

import type { LibraryActor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import type { Carried } from '#lib/formats/format.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import type { ImportJob } from '../import-jobs.ts';
import { findImportActor } from '../queries/find-import-actor.ts';
import type { DuplicatePolicy } from '../schema.ts';
import { carriedTerms, insertCarried } from './insert-carried.ts';
import { mergeDuplicates } from './merge-duplicates.ts';
import { type LockedRun, lockRun, runSubject } from './start-import.ts';

const chunkSize = 500;

/** A record of a run that is still to be done. */
export type WaitingRecord = {
  index: number;
  csl: CslItem | null;
  key: string | null;
  carried: Partial<Carried>;
  verdict: 'new' | 'duplicate' | 'broken';
  duplicateOfId: string | null;
  duplicateOfIndex: number | null;
};

export type Outcome = {
  index: number;
  outcome: 'created' | 'merged' | 'skipped' | 'failed';
  citationId: string | null;
};

/**
 * Brings a run's records into the library, a chunk a transaction. What is done has its outcome, so that after a crash the next call goes on where the last
 * commit was, with no record twice. The worker's half of `runImport`.
 */
export async function continueImport({ libraryId, runId }: ImportJob, signal?: AbortSignal): Promise<void> {
  const actor = await findImportActor(libraryId, runId);
  authoriseInLibrary(actor, 'import.run');
  while (await importChunk(actor, runId)) signal?.throwIfAborted();
}

async function importChunk(actor: LibraryActor, runId: string): Promise<boolean> {
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const run = await lockRun(tx, libraryId, runId);
    if (run.status !== 'running') return false;
    const waiting = await tx.$queryRaw<WaitingRecord[]>`
      SELECT index, csl, key, carried, verdict::text, duplicate_of_id AS "duplicateOfId", duplicate_of_index AS "duplicateOfIndex" FROM import_record
      WHERE library_id = ${libraryId}::uuid AND run_id = ${runId}::uuid AND outcome IS NULL ORDER BY index LIMIT ${chunkSize}`;
    if (waiting.length === 0) {
      await finish(tx, actor, run);
      return false;
    }
    const outcomes = await importRecords(tx, actor, run, waiting);
    await writeOutcomes(tx, libraryId, runId, outcomes);
    return true;
  });
}

async function importRecords(
  tx: Transaction,
  actor: LibraryActor,
  run: LockedRun,
  waiting: readonly WaitingRecord[],
): Promise<Outcome[]> {
  const policy: DuplicatePolicy = run.duplicates ?? 'skip';
  const isNew = ({ verdict }: WaitingRecord) => verdict === 'new' || (verdict === 'duplicate' && policy === 'create');
  const broken = waiting.filter(({ csl }) => csl === null).map(({ index }) => done(index, 'failed', null));
  const whole = waiting.filter(({ csl }) => csl !== null);
  const created = await createRecords(tx, actor, run, whole.filter(isNew));
  const duplicates = whole.filter((record) => !isNew(record));
  const others =
    policy === 'merge'
      ? await mergeDuplicates(
          tx,
          actor,
          run,
          duplicates,
          new Map(created.map(({ index, citationId }) => [index, citationId])),
        )
      : duplicates.map(({ index, duplicateOfId }) => done(index, 'skipped', duplicateOfId));
  return [...broken, ...created, ...others];
}

function done(index: number, outcome: Outcome['outcome'], citationId: string | null): Outcome {
  return { index, outcome, citationId };
}

async function createRecords(
  tx: Transaction,
  actor: LibraryActor,
  run: LockedRun,
  records: readonly WaitingRecord[],
): Promise<Outcome[]> {
  if (records.length === 0) return [];
  const terms = await carriedTerms(tx, actor, records);
  const wanted = records.map(({ csl, key, index }) => {
    const { termIds, keywords } = terms.get(index) ?? { termIds: [], keywords: [] };
    return { csl: withKeywords(csl as CslItem, keywords), key, termIds };
  });
  const created = await insertCitations(tx, actor, wanted);
  const placed = records.map((record, position) => ({ record, citationId: created[position]?.id ?? '' }));
  await insertCarried(tx, actor, placed);
  await refreshSuggestedLevels(
    tx,
    actor.library.id,
    created.map(({ id }) => id),
  );
  await recordEvent(tx, actor, {
    verb: 'import.recordsAdded',
    details: { run: run.id, fileName: run.fileName, count: created.length },
    subjects: created.map(({ id, key, csl, title }, position) => ({
      type: 'citation',
      id,
      label: title || key,
      before: null,
      after: { key, csl, tags: terms.get(records[position]?.index ?? -1)?.tags ?? [] },
    })),
  });
  return placed.map(({ record, citationId }) => done(record.index, 'created', citationId));
}

// A tag the library has no term for is not lost: it stays a keyword.
function withKeywords(csl: CslItem, keywords: readonly string[]): CslItem {
  if (keywords.length === 0) return csl;
  const held = typeof csl.keyword === 'string' && csl.keyword !== '' ? [csl.keyword] : [];
  return { ...csl, keyword: [...held, ...keywords].join('; ') };
}

async function writeOutcomes(
  tx: Transaction,
  libraryId: string,
  runId: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE import_record SET outcome = done.outcome::import_outcome, citation_id = done.citation_id
    FROM unnest(${outcomes.map(({ index }) => index)}::int[], ${outcomes.map(({ outcome }) => outcome)}::text[],
      ${outcomes.map(({ citationId }) => citationId)}::uuid[]) AS done (index, outcome, citation_id)
    WHERE import_record.library_id = ${libraryId}::uuid AND import_record.run_id = ${runId}::uuid AND import_record.index = done.index`;
  await tx.$executeRaw`
    UPDATE import_run SET version = version + 1, counts = counts || (
      SELECT jsonb_object_agg(outcome, coalesce((counts->>outcome)::int, 0) + number)
      FROM (SELECT outcome, count(*) AS number FROM unnest(${outcomes.map(({ outcome }) => outcome)}::text[]) AS outcome GROUP BY outcome) AS added)
    WHERE library_id = ${libraryId}::uuid AND id = ${runId}::uuid`;
}

async function finish(tx: Transaction, actor: LibraryActor, run: LockedRun): Promise<void> {
  const { counts } = await tx.importRun.update({
    where: { libraryId_id: { libraryId: actor.library.id, id: run.id } },
    data: { status: 'done', finishedAt: new Date(), version: { increment: 1 } },
    select: { counts: true },
  });
  await announceAdded(tx, actor.library.id);
  await recordEvent(tx, actor, { verb: 'import.finished', subjects: [runSubject(run)], details: { counts } });
}
