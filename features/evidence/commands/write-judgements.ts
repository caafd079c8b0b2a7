import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { authorise } from '#lib/permissions.ts';
import { type Fault, invalid, Problem } from '#lib/problem.ts';
import { levelSlot } from '../evidence-level.ts';
import { overrideFault, suggestedCodeFor } from '../override.ts';
import { designsOf } from '../queries.ts';
import type { LevelInput } from '../schema.ts';
import { rankLevels } from './rank-levels.ts';

export type Judgement = {
  citationId: string;
  level: LevelInput;
  /** Where the level stands in the input, for the fault: `/levels/0`. */
  pointer: string;
};

/**
 * Judges citations, in the transaction of a caller who locks them, raises their versions and writes the event. Each judgement takes the place
 * of what stood for the same scheme and question. Refuses all when one differs from what the study design suggests without saying why.
 */
export async function writeJudgements(
  tx: Transaction,
  actor: LibraryActor,
  judgements: readonly Judgement[],
): Promise<void> {
  authorise(actor, 'level.judge');
  if (!actor.userId) throw new Problem('forbidden', 'A level is judged by a person.');
  const libraryId = actor.library.id;
  const citationIds = [...new Set(judgements.map(({ citationId }) => citationId))];
  const designs = await designsOf(libraryId, citationIds, tx);
  const rows = judgements.map(({ citationId, level }) => ({
    libraryId,
    id: newId(),
    citationId,
    scheme: level.scheme,
    schemeVersion: level.version,
    question: level.question,
    code: level.code,
    basis: 'judged' as const,
    suggestedCode: suggestedCodeFor(designs.get(citationId) ?? new Set(), level),
    reason: level.reason,
    setById: actor.userId,
  }));
  refuseUnreasoned(judgements, rows);
  await clearSlots(tx, libraryId, judgements);
  await tx.citationLevel.createMany({ data: rows });
  await rankLevels(tx, libraryId, citationIds);
}

function refuseUnreasoned(
  judgements: readonly Judgement[],
  rows: readonly { suggestedCode: ReturnType<typeof suggestedCodeFor> }[],
): void {
  const errors = judgements.flatMap(({ level, pointer }, index): Fault[] => {
    const detail = overrideFault(level, rows[index]?.suggestedCode ?? null);
    return detail ? [{ pointer: `${pointer}/reason`, detail }] : [];
  });
  const [first] = errors;
  if (!first) return;
  const others = errors.length > 1 ? ` So it is for ${errors.length} of them.` : '';
  throw invalid(first.detail + others, errors.slice(0, 20));
}

async function clearSlots(tx: Transaction, libraryId: string, judgements: readonly Judgement[]): Promise<void> {
  const slots = Map.groupBy(judgements, ({ level }) => levelSlot(level));
  for (const inSlot of slots.values()) {
    const [
      {
        level: { scheme, question },
      } = { level: { scheme: '', question: null } },
    ] = inSlot;
    await tx.citationLevel.deleteMany({
      where: { libraryId, scheme, question, citationId: { in: inSlot.map(({ citationId }) => citationId) } },
    });
  }
}
