import type { LibraryActor } from '#lib/actor.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { levelMark } from '../evidence-level.ts';
import { levelsOf } from '../queries.ts';
import { levelOfCitationSchema } from '../schema.ts';
import { changeLevels } from './change-levels.ts';
import { rankLevels } from './rank-levels.ts';
import { refreshSuggestedLevels } from './refresh-suggested-levels.ts';

/**
 * Takes a level off a citation: `{ citationId, levelId }`. Where a judgement goes, the suggestion of the study design comes back;
 * a suggestion stays away until the design changes.
 */
export async function clearLevel(actor: LibraryActor, input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'level.clear');
  const { citationId, levelId } = parseInput(levelOfCitationSchema, input);
  const libraryId = actor.library.id;
  return changeLevels(actor, [citationId], 'level.cleared', async (tx) => {
    const held = (await levelsOf(libraryId, [citationId], tx)).get(citationId) ?? [];
    const level = held.find(({ id }) => id === levelId);
    if (!level) throw notFound('This level');
    await tx.citationLevel.delete({ where: { libraryId_id: { libraryId, id: levelId } } });
    await rankLevels(tx, libraryId, [citationId]);
    if (level.basis === 'judged') await refreshSuggestedLevels(tx, libraryId, [citationId]);
    return { level: levelMark(level) };
  });
}
