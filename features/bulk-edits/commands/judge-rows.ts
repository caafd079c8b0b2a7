import { sameJson } from '#features/citations/merge-patch.ts';
import { changeLevelRows } from '#features/evidence/commands/change-levels.ts';
import { rankLevels } from '#features/evidence/commands/rank-levels.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import { writeJudgements } from '#features/evidence/commands/write-judgements.ts';
import { levelSlot } from '#features/evidence/evidence-level.ts';
import { type LevelRecord, levelRecord } from '#features/evidence/level-record.ts';
import { overrideFault, suggestedCodeFor } from '#features/evidence/override.ts';
import { designsOf, levelsOf } from '#features/evidence/queries.ts';
import { type LevelInput, levelInputSchema, levelListSchema } from '#features/evidence/schema.ts';
import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import type { BulkRun, Change } from './bulk-run.ts';

type Outcome = { changes: Change[]; left: number };

/** Sets the run's level on a chunk; one that needs a reason it was not given is left. */
export async function judgeRows(
  tx: Transaction,
  actor: LibraryActor,
  { input: { level } }: BulkRun,
  ids: string[],
): Promise<Outcome> {
  if (!level) return { changes: [], left: 0 };
  const libraryId = actor.library.id;
  const alive = await lockAlive(tx, libraryId, ids);
  const unreasoned = new Set(await needingReason(tx, libraryId, alive, level));
  const judged = alive.filter((id) => !unreasoned.has(id));
  if (judged.length === 0) return { changes: [], left: unreasoned.size };
  const changes = await changeLevelRows(tx, libraryId, judged, () =>
    writeJudgements(
      tx,
      actor,
      judged.map((citationId) => ({ citationId, level, pointer: '/level' })),
    ),
  );
  return { changes, left: unreasoned.size };
}

/** Citations whose study design suggests another level than the one given, when that comes without a reason. */
export async function needingReason(
  tx: Transaction,
  libraryId: string,
  ids: readonly string[],
  level: LevelInput,
): Promise<string[]> {
  if (level.reason) return [];
  const designs = await designsOf(libraryId, ids, tx);
  return ids.filter((id) => overrideFault(level, suggestedCodeFor(designs.get(id) ?? new Set(), level)) !== null);
}

/** Gives a chunk the levels it had before the run that is taken back; one that has been judged anew since is left. */
export async function unjudgeRows(
  tx: Transaction,
  actor: LibraryActor,
  { undoesId, input: { level } }: BulkRun,
  ids: string[],
): Promise<Outcome> {
  if (!level) return { changes: [], left: 0 };
  const libraryId = actor.library.id;
  const inSlot = (other: LevelRecord) => levelSlot(levelInputSchema.parse(other)) === levelSlot(level);
  const told = await tx.$queryRaw<{ id: string; before: LevelRecord[]; after: LevelRecord[] }[]>`
    SELECT s.id, s.before->'levels' AS before, s.after->'levels' AS after FROM bulk_edit run
    JOIN event_subject s ON s.library_id = run.library_id AND s.seq = run.event_seq AND s.type = 'citation' AND s.id = ANY (${ids}::uuid[])
    WHERE run.library_id = ${libraryId}::uuid AND run.id = ${undoesId}::uuid`;
  const alive = new Set(await lockAlive(tx, libraryId, ids));
  const held = await levelsOf(libraryId, [...alive], tx);
  const current = (id: string) => (held.get(id) ?? []).map(levelRecord).filter(inSlot);
  const undone = told.filter(({ id, after }) => alive.has(id) && sameJson(current(id), after.filter(inSlot)));
  if (undone.length === 0) return { changes: [], left: alive.size };
  const undoneIds = undone.map(({ id }) => id);
  const judgements = undone.flatMap(({ id, before }) =>
    levelListSchema
      .parse(before.filter((each) => inSlot(each) && each.basis === 'judged'))
      .map((each) => ({ citationId: id, level: each as LevelInput, pointer: '/level' })),
  );
  const suggested = undone.filter(({ before }) => before.some((each) => inSlot(each) && each.basis === 'suggested'));
  const changes = await changeLevelRows(tx, libraryId, undoneIds, async () => {
    const { scheme, question } = level;
    await tx.citationLevel.deleteMany({ where: { libraryId, scheme, question, citationId: { in: undoneIds } } });
    if (judgements.length > 0) await writeJudgements(tx, actor, judgements);
    await refreshSuggestedLevels(
      tx,
      libraryId,
      suggested.map(({ id }) => id),
    );
    await rankLevels(tx, libraryId, undoneIds);
  });
  return { changes, left: alive.size - undone.length };
}

async function lockAlive(tx: Transaction, libraryId: string, ids: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM citation WHERE library_id = ${libraryId}::uuid AND id = ANY (${ids}::uuid[]) AND trashed_at IS NULL ORDER BY id FOR UPDATE`;
  return rows.map(({ id }) => id);
}
