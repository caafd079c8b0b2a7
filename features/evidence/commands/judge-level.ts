import type { LibraryActor } from '#lib/actor.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { levelMark } from '../evidence-level.ts';
import { judgeLevelSchema, judgeLevelsSchema, type LevelInput } from '../schema.ts';
import { changeLevels } from './change-levels.ts';
import { writeJudgements } from './write-judgements.ts';

/** Sets a citation's level, by a person: `{ citationId, level }`. Judging otherwise than suggested takes a reason. */
export async function judgeLevel(actor: LibraryActor, input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'level.judge');
  const { citationId, level } = parseInput(judgeLevelSchema, input);
  return judge(actor, [citationId], level);
}

/** The same level for many citations at once, as one event: `{ citationIds, level }`. All of it or nothing. */
export async function judgeLevels(actor: LibraryActor, input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'level.judge');
  const { citationIds, level } = parseInput(judgeLevelsSchema, input);
  return judge(actor, [...new Set(citationIds)], level);
}

function judge(actor: LibraryActor, citationIds: readonly string[], level: LevelInput): Promise<void> {
  return changeLevels(actor, citationIds, 'level.judged', async (tx) => {
    await writeJudgements(
      tx,
      actor,
      citationIds.map((citationId) => ({ citationId, level, pointer: '/level' })),
    );
    return { level: levelMark(level), reason: level.reason };
  });
}
