import { type EventInput, recordEvent } from '#features/activity/commands.ts';
import { type Chosen, insertCitations } from '#features/citations/commands/insert-citations.ts';
import type { PromotedColumns } from '#features/citations/promoted-columns.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import { takeStatedNotices } from '#features/retractions/commands/take-stated-notices.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import type { Transaction } from '#lib/database.ts';
import type { Carried } from '#lib/formats/format.ts';
import type { DuplicatePolicy } from '../schema.ts';
import { type CarriedTerms, carriedTerms, insertCarried } from './insert-carried.ts';
import { mergeDuplicates } from './merge-duplicates.ts';
import { mostProblems } from './write-checked.ts';

const chunkSize = 500;

// Side by side: while Postgres writes one chunk, this process prepares another.
export const lanes = 3;
export const mostTries = 4;

/** A run as far as its chunks need it. */
export type RunningImport = { id: string; fileName: string | null; duplicates: DuplicatePolicy };

/** Records to be merged into what they repeat, and all others. */
export type ImportPart = 'others' | 'merges';

/** A record of a run that is still to be done. */
export type WaitingRecord = {
  index: number;
  line: number;
  csl: CslItem | null;
  key: string | null;
  carried: Partial<Carried>;
  verdict: 'new' | 'duplicate' | 'broken';
  duplicateOfId: string | null;
  duplicateOfIndex: number | null;
  /** Of `csl`, when the check has just read them. */
  columns?: PromotedColumns | null;
};

export type Outcome = {
  index: number;
  outcome: 'created' | 'merged' | 'skipped' | 'failed';
  citationId: string | null;
};

/**
 * How a chunk's transaction goes. Postgres counts the rows of a table once a minute: one that grew from nothing since would be read through for every chunk. A commit
 * need not wait for the disk: what a crash takes back has lost its outcome too and is done again, and the end of the run waits for all before it.
 */
export async function settleChunk(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT set_config('enable_seqscan', 'off', true), set_config('synchronous_commit', 'off', true)`;
}

/**
 * The first records that wait, locked until the commit; what another transaction has taken is passed over. Those to be merged come when all others are
 * done: what they repeat may be one of these.
 */
export function takeChunk(
  tx: Transaction,
  libraryId: string,
  { id, duplicates }: RunningImport,
  part: ImportPart,
): Promise<WaitingRecord[]> {
  const isMerging = duplicates === 'merge';
  if (part === 'merges' && !isMerging) return Promise.resolve([]);
  const excluded = isMerging && part === 'others' ? 'duplicate' : null;
  return tx.$queryRaw<WaitingRecord[]>`
    SELECT index, line, csl, key, carried, verdict::text, duplicate_of_id AS "duplicateOfId", duplicate_of_index AS "duplicateOfIndex" FROM import_record
    WHERE library_id = ${libraryId}::uuid AND run_id = ${id}::uuid AND outcome IS NULL AND verdict IS DISTINCT FROM ${excluded}::import_verdict
    ORDER BY index LIMIT ${chunkSize} FOR NO KEY UPDATE SKIP LOCKED`;
}

/** Does what is to be done with a chunk of records, has `write` keep what became of each, and gives it. The caller holds the run. */
export async function importRecords(
  tx: Transaction,
  actor: LibraryActor,
  run: RunningImport,
  waiting: readonly WaitingRecord[],
  { write, chosen }: { write: (outcomes: readonly Outcome[]) => Promise<void>; chosen?: Chosen | undefined },
): Promise<Outcome[]> {
  const isNew = ({ verdict }: WaitingRecord) =>
    verdict === 'new' || (verdict === 'duplicate' && run.duplicates === 'create');
  const broken = waiting.filter(({ csl }) => csl === null).map(({ index }) => done(index, 'failed', null));
  const whole = waiting.filter(({ csl }) => csl !== null);
  const created = await createRecords(tx, actor, run, whole.filter(isNew), chosen);
  const duplicates = whole.filter((record) => !isNew(record));
  const others =
    run.duplicates === 'merge'
      ? await mergeDuplicates(tx, actor, run, duplicates)
      : duplicates.map(({ index, duplicateOfId }) => done(index, 'skipped', duplicateOfId));
  const outcomes = [...broken, ...created.outcomes, ...others];
  await write(outcomes);
  // Last, as both are held until the commit and chunks come side by side.
  if (created.event) await recordEvent(tx, actor, created.event);
  // Of a duplicate too: what it says of the paper is news of the one the library has.
  await takeStatedNotices(tx, actor, {
    records: whole.flatMap(({ csl }) => csl ?? []),
    citationIds: outcomes.flatMap(({ outcome, citationId }) => (outcome === 'skipped' ? [] : (citationId ?? []))),
  });
  return outcomes;
}

function done(index: number, outcome: Outcome['outcome'], citationId: string | null): Outcome {
  return { index, outcome, citationId };
}

async function createRecords(
  tx: Transaction,
  actor: LibraryActor,
  run: RunningImport,
  records: readonly WaitingRecord[],
  chosen?: Chosen,
): Promise<{ outcomes: Outcome[]; event: EventInput | null }> {
  if (records.length === 0) return { outcomes: [], event: null };
  const terms = await carriedTerms(tx, actor, records);
  const wanted = records.map(({ csl, key, index, columns }) => {
    const { termIds, keywords } = terms.get(index) ?? { termIds: [], keywords: [] };
    return { csl: withKeywords(csl as CslItem, keywords), key, termIds, columns };
  });
  await warnOfKeywords(tx, actor.library.id, run.id, records, terms);
  const created = await insertCitations(tx, actor, wanted, chosen);
  const placed = records.map((record, position) => ({ record, citationId: created[position]?.id ?? '' }));
  await insertCarried(tx, actor, placed);
  await refreshSuggestedLevels(
    tx,
    actor.library.id,
    created.map(({ id }) => id),
  );
  const event = {
    verb: 'import.recordsAdded',
    details: { run: run.id, fileName: run.fileName, count: created.length },
    subjects: created.map(({ id, key, json, title }, position) => ({
      type: 'citation',
      id,
      label: title || key,
      before: null,
      after: { key, csl: json, tags: terms.get(records[position]?.index ?? -1)?.tags ?? [] },
    })),
  };
  return { outcomes: placed.map(({ record, citationId }) => done(record.index, 'created', citationId)), event };
}

// Once for a tag, at the first record that has it.
async function warnOfKeywords(
  tx: Transaction,
  libraryId: string,
  runId: string,
  records: readonly WaitingRecord[],
  terms: ReadonlyMap<number, CarriedTerms>,
): Promise<void> {
  const first = new Map<string, WaitingRecord>();
  for (const record of records) {
    for (const tag of terms.get(record.index)?.keywords ?? []) if (!first.has(tag)) first.set(tag, record);
  }
  if (first.size === 0) return;
  const messages = [...first.keys()].map((tag) => `The library has no term ${tag}: the tag stays a keyword.`);
  const [indexes, lines] = [[...first.values()].map(({ index }) => index), [...first.values()].map(({ line }) => line)];
  await tx.$executeRaw`
    INSERT INTO import_problem (library_id, run_id, position, index, line, "column", severity, field, message)
    SELECT ${libraryId}::uuid, ${runId}::uuid, held.last + row_number() OVER (), found.index, found.line, 1, 'warning', NULL, found.message
    FROM unnest(${indexes}::int[], ${lines}::int[], ${messages}::text[]) AS found (index, line, message)
    CROSS JOIN (SELECT greatest(max(position), ${mostProblems - 1}) AS last FROM import_problem
      WHERE library_id = ${libraryId}::uuid AND run_id = ${runId}::uuid) held
    WHERE NOT EXISTS (SELECT 1 FROM import_problem held
      WHERE held.library_id = ${libraryId}::uuid AND held.run_id = ${runId}::uuid AND held.message = found.message)`;
}

// A tag the library has no term for is not lost: it stays a keyword.
function withKeywords(csl: CslItem, keywords: readonly string[]): CslItem {
  if (keywords.length === 0) return csl;
  const held = typeof csl.keyword === 'string' && csl.keyword !== '' ? [csl.keyword] : [];
  return { ...csl, keyword: [...held, ...keywords].join('; ') };
}

/** Writes what became of records that were checked before. */
export async function writeOutcomes(
  tx: Transaction,
  libraryId: string,
  runId: string,
  outcomes: readonly Outcome[],
): Promise<void> {
  await tx.$executeRaw`
    UPDATE import_record SET outcome = done.outcome::import_outcome, citation_id = done.citation_id
    FROM unnest(${outcomes.map(({ index }) => index)}::int[], ${outcomes.map(({ outcome }) => outcome)}::text[],
      ${outcomes.map(({ citationId }) => citationId)}::uuid[]) AS done (index, outcome, citation_id)
    WHERE import_record.library_id = ${libraryId}::uuid AND import_record.run_id = ${runId}::uuid AND import_record.index = done.index
      -- Said twice, so that nothing but the records asked about is read, whatever Postgres knows of a table that has just grown.
      AND import_record.index = ANY (${outcomes.map(({ index }) => index)}::int[])`;
}
