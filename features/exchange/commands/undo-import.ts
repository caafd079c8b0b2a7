import { recordEvent } from '#features/activity/commands.ts';
import { levelStateOf, loadCitation, tagsOf } from '#features/citations/commands/load-citation.ts';
import { type TrashRow, trashRows, trashSubject } from '#features/citations/commands/trash-citations.ts';
import { writeRecord } from '#features/citations/commands/write-record.ts';
import { sameJson } from '#features/citations/merge-patch.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import { replaceLevels } from '#features/evidence/commands/replace-levels.ts';
import type { LevelRecord } from '#features/evidence/level-record.ts';
import { levelListSchema } from '#features/evidence/schema.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { enqueue } from '#lib/queue.ts';
import { type ImportJob, importUndoJob } from '../import-jobs.ts';
import { findImportActor } from '../queries/find-import-actor.ts';
import type { Undoing } from '../schema.ts';
import { lockRun, runSubject } from './start-import.ts';

// What one transaction trashes in a few seconds.
const chunkSize = 5000;

/**
 * Undoes a whole run: what it created goes to the trash, what it merged is as it was before, unless someone has changed it since (then it stays, and the
 * event counts it, as it does what was created and changed before it was trashed). The imported text is kept. Of a long run the worker goes on with the rest.
 */
export async function undoImport(actor: Actor, runId: string): Promise<Undoing & { goesOn: boolean }> {
  authoriseInLibrary(actor, 'import.undo');
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const run = await lockRun(tx, libraryId, runId);
    if (run.undoneAt) throw new Problem('conflict', 'This import is undone already.');
    if (run.status === 'running') throw new Problem('conflict', 'This import is still running: cancel it first.');
    const undoneAt = new Date();
    const trashed = await trashChunk(tx, libraryId, runId, undoneAt);
    const { reverted, left } = await revertMerges(tx, actor, runId);
    await tx.importRun.update({
      where: { libraryId_id: { libraryId, id: runId } },
      data: { undoneAt, version: { increment: 1 }, ...(run.status !== 'done' && { status: 'cancelled' }) },
    });
    const goesOn = trashed.length === chunkSize;
    if (goesOn) await enqueue(tx, importUndoJob, { libraryId, runId } satisfies ImportJob);
    const counts = { ...countTrashed(trashed), reverted: reverted.length, left };
    const subjects = [runSubject(run), ...trashed.map((row) => trashSubject(row, true)), ...reverted];
    await recordEvent(tx, actor, { verb: 'import.undone', subjects, details: counts });
    return { ...counts, goesOn };
  });
}

// Created as version 1, trashed as version 2: whatever is beyond has been somebody's work.
function countTrashed(trashed: readonly TrashRow[]): Pick<Undoing, 'trashed' | 'changed'> {
  return { trashed: trashed.length, changed: trashed.filter(({ version }) => version > 2).length };
}

/** Goes on with the undoing of a long run, chunk by chunk; the worker's half of `undoImport`. */
export async function continueUndo({ libraryId, runId }: ImportJob, signal?: AbortSignal): Promise<void> {
  const actor = await findImportActor(libraryId, runId);
  while (await undoChunk(actor, runId)) signal?.throwIfAborted();
}

function undoChunk(actor: LibraryActor, runId: string): Promise<boolean> {
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const run = await lockRun(tx, libraryId, runId);
    if (!run.undoneAt) return false;
    const trashed = await trashChunk(tx, libraryId, runId, run.undoneAt);
    if (trashed.length === 0) return false;
    const subjects = [runSubject(run), ...trashed.map((row) => trashSubject(row, true))];
    const details: Undoing = { ...countTrashed(trashed), reverted: 0, left: 0 };
    await recordEvent(tx, actor, { verb: 'import.undone', subjects, details });
    return true;
  });
}

/**
 * Trashes the next of what a run created. What was changed after the undoing began, restored from the trash perhaps, is somebody's work. Citations are
 * asked for all at once, by an array of ids: joined to the records they were read through for each of them while Postgres had not counted what the
 * import brought.
 */
export async function trashChunk(tx: Transaction, libraryId: string, runId: string, undoneAt: Date) {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM citation
    WHERE library_id = ${libraryId}::uuid AND trashed_at IS NULL AND changed_at <= ${undoneAt}
      AND id = ANY (ARRAY(SELECT citation_id FROM import_record
        WHERE library_id = ${libraryId}::uuid AND run_id = ${runId}::uuid AND outcome = 'created'))
    ORDER BY ordinal LIMIT ${chunkSize}`;
  return trashRows(
    tx,
    libraryId,
    rows.map(({ id }) => id),
  );
}

type MergeRow = { id: string; label: string; before: MergeState; after: MergeState; noteIds: string[] | null };
type MergeState = { csl?: CslItem; tags?: string[]; levels?: LevelRecord[] };

// Newest first, so that two merges into one citation come off in turn.
async function revertMerges(tx: Transaction, actor: LibraryActor, runId: string) {
  const libraryId = actor.library.id;
  const merges = await tx.$queryRaw<MergeRow[]>`
    SELECT s.id, s.label, s.before, s.after, e.details->'notes' AS "noteIds" FROM event e JOIN event_subject s ON s.library_id = e.library_id AND s.seq = e.seq
    WHERE e.library_id = ${libraryId}::uuid AND e.verb = 'import.recordMerged' AND e.details->>'run' = ${runId} ORDER BY e.seq DESC`;
  const reverted: { type: string; id: string; label: string; before: MergeState; after: MergeState }[] = [];
  for (const merge of merges) {
    if (await revertMerge(tx, actor, merge)) {
      reverted.push({ type: 'citation', id: merge.id, label: merge.label, before: merge.after, after: merge.before });
    }
  }
  return { reverted, left: merges.length - reverted.length };
}

async function revertMerge(
  tx: Transaction,
  actor: LibraryActor,
  { id, before, after, noteIds }: MergeRow,
): Promise<boolean> {
  const libraryId = actor.library.id;
  const held = await loadCitation(tx, libraryId, id);
  const current = {
    csl: held.csl,
    tags: await tagsOf(tx, libraryId, id),
    levels: await levelStateOf(tx, libraryId, id),
  };
  const parts = ['csl', 'tags', 'levels'] as const;
  const changedSince = parts.some((part) => after[part] && !sameJson(current[part], after[part]));
  if (held.trashedAt || changedSince) return false;
  await writeRecord(tx, libraryId, id, { csl: before.csl ?? held.csl, key: held.key });
  if (before.tags) await removeTags(tx, libraryId, id, before.tags);
  // What nobody judged comes back from the study design.
  const judged = before.levels?.filter(({ basis }) => basis === 'judged');
  if (judged) await replaceLevels(tx, actor, id, levelListSchema.parse(judged));
  await refreshSuggestedLevels(tx, libraryId, [id]);
  // A note that somebody has worked on since stays.
  const brought = { libraryId, citationId: id, id: { in: noteIds ?? [] }, version: 1, trashedAt: null };
  await tx.citationNote.updateMany({ where: brought, data: { trashedAt: new Date(), version: { increment: 1 } } });
  return true;
}

async function removeTags(
  tx: Transaction,
  libraryId: string,
  citationId: string,
  kept: readonly string[],
): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM citation_tag USING term, facet
    WHERE citation_tag.library_id = ${libraryId}::uuid AND citation_tag.citation_id = ${citationId}::uuid
      AND term.library_id = citation_tag.library_id AND term.id = citation_tag.term_id
      AND facet.library_id = term.library_id AND facet.id = term.facet_id
      AND NOT facet.slug || ':' || term.slug = ANY (${kept}::text[])`;
}
