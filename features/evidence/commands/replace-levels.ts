import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { authorise } from '#lib/permissions.ts';
import { levelSlot } from '../evidence-level.ts';
import { type CitationLevel, levelsOf } from '../queries.ts';
import type { LevelInput } from '../schema.ts';
import { rankLevels } from './rank-levels.ts';
import { writeJudgements } from './write-judgements.ts';

/**
 * Makes `levels` the whole list of a citation's levels, in the transaction of a caller who locks it, raises its version and writes the event.
 * What is sent back as it stands stays as it is, with who judged it and when; a suggestion sent back as judged is thereby confirmed.
 */
export async function replaceLevels(
  tx: Transaction,
  actor: LibraryActor,
  citationId: string,
  levels: readonly LevelInput[],
): Promise<void> {
  authorise(actor, 'level.judge');
  const libraryId = actor.library.id;
  const held = (await levelsOf(libraryId, [citationId], tx)).get(citationId) ?? [];
  const dropped = held.filter((level) => !levels.some((wanted) => levelSlot(wanted) === levelSlot(level)));
  await tx.citationLevel.deleteMany({ where: { libraryId, id: { in: dropped.map(({ id }) => id) } } });
  const judgements = levels
    .map((level, index) => ({ citationId, level, pointer: `/levels/${index}` }))
    .filter(({ level }) => !held.some((other) => stands(other, level)));
  if (judgements.length > 0) await writeJudgements(tx, actor, judgements);
  else if (dropped.length > 0) await rankLevels(tx, libraryId, [citationId]);
}

function stands(held: CitationLevel, wanted: LevelInput): boolean {
  const sameLevel = levelSlot(held) === levelSlot(wanted) && held.code === wanted.code;
  if (held.basis === 'suggested') return sameLevel && wanted.basis === 'suggested';
  return sameLevel && held.reason === wanted.reason;
}
