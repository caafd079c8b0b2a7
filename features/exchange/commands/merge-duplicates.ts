import { recordEvent } from '#features/activity/commands.ts';
import { levelStateOf, loadCitation, tagsOf } from '#features/citations/commands/load-citation.ts';
import { writeRecord } from '#features/citations/commands/write-record.ts';
import { sameJson } from '#features/citations/merge-patch.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import type { Transaction } from '#lib/database.ts';
import { mergeRecords } from '../merge-records.ts';
import type { Outcome, RunningImport, WaitingRecord } from './import-chunk.ts';
import { type CarriedTerms, carriedTerms, insertLacking } from './insert-carried.ts';

/**
 * Adds to the citations that records repeat what these lack: fields, tags, notes and levels, never overwriting; skips what went to the trash since the check.
 */
export async function mergeDuplicates(
  tx: Transaction,
  actor: LibraryActor,
  run: RunningImport,
  records: readonly WaitingRecord[],
): Promise<Outcome[]> {
  const terms = await carriedTerms(tx, actor, records);
  const outcomes: Outcome[] = [];
  const placed = new Map<number, string | null>();
  for (const record of records) {
    const citationId = await targetOf(tx, actor.library.id, run.id, record, placed);
    const isMerged =
      citationId !== null && (await mergeOne(tx, actor, run, record, citationId, terms.get(record.index)));
    placed.set(record.index, citationId);
    outcomes.push({ index: record.index, outcome: isMerged ? 'merged' : 'skipped', citationId });
  }
  return outcomes;
}

async function targetOf(
  tx: Transaction,
  libraryId: string,
  runId: string,
  { duplicateOfId, duplicateOfIndex }: WaitingRecord,
  created: ReadonlyMap<number, string | null>,
): Promise<string | null> {
  if (duplicateOfId) return duplicateOfId;
  if (duplicateOfIndex === null) return null;
  const fresh = created.get(duplicateOfIndex);
  if (fresh) return fresh;
  const where = { libraryId_runId_index: { libraryId, runId, index: duplicateOfIndex } };
  const earlier = await tx.importRecord.findUnique({ where, select: { citationId: true } });
  return earlier?.citationId ?? null;
}

async function mergeOne(
  tx: Transaction,
  actor: LibraryActor,
  run: RunningImport,
  record: WaitingRecord,
  citationId: string,
  terms: CarriedTerms | undefined,
): Promise<boolean> {
  const libraryId = actor.library.id;
  const held = await loadCitation(tx, libraryId, citationId);
  if (held.trashedAt) return false;
  const merged = mergeRecords(held.csl, record.csl as CslItem);
  const tagsBefore = await tagsOf(tx, libraryId, citationId);
  const data = (terms?.termIds ?? []).map((termId) => ({ libraryId, citationId, termId }));
  const levelsBefore = await levelStateOf(tx, libraryId, citationId);
  const { count } = await tx.citationTag.createMany({ data, skipDuplicates: true });
  const notes = await insertLacking(tx, actor, record, citationId);
  if (count > 0) await refreshSuggestedLevels(tx, libraryId, [citationId]);
  const levels = await levelStateOf(tx, libraryId, citationId);
  const isJudged = !sameJson(levelsBefore, levels);
  if (!merged && count === 0 && notes.length === 0 && !isJudged) return true;
  await writeRecord(tx, libraryId, citationId, { csl: merged ?? held.csl, key: held.key });
  const before = {
    ...(merged && { csl: held.csl }),
    ...(count > 0 && { tags: tagsBefore }),
    ...(isJudged && { levels: levelsBefore }),
  };
  const after = {
    ...(merged && { csl: merged }),
    ...(count > 0 && { tags: await tagsOf(tx, libraryId, citationId) }),
    ...(isJudged && { levels }),
    ...(notes.length > 0 && { notes: record.carried.notes }),
  };
  await recordEvent(tx, actor, {
    verb: 'import.recordMerged',
    details: { run: run.id, fileName: run.fileName, notes },
    subjects: [{ type: 'citation', id: citationId, label: held.title || held.key, before, after }],
  });
  return true;
}
