import { requireConflictStatement } from '#features/accounts/commands/require-conflict-statement.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import { levelMark } from '../evidence-level.ts';
import { levelsOf } from '../queries.ts';
import { levelOfCitationSchema } from '../schema.ts';
import { changeLevels } from './change-levels.ts';

/** Confirms a level that someone else judged, as it stands: `{ citationId, levelId }`. Judged anew, it waits again. Nobody confirms their own. */
export async function confirmLevel(actor: LibraryActor, input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'appraisal.accept');
  const { citationId, levelId } = parseInput(levelOfCitationSchema, input);
  const libraryId = actor.library.id;
  return changeLevels(actor, [citationId], 'level.confirmed', async (tx) => {
    await requireConflictStatement(tx, actor);
    const held = (await levelsOf(libraryId, [citationId], tx)).get(citationId) ?? [];
    const level = held.find(({ id }) => id === levelId);
    if (!level) throw notFound('This level');
    if (level.basis !== 'judged') throw new Problem('conflict', 'Nobody has judged it yet: judge it yourself.');
    if (level.setBy?.id === actor.userId) {
      throw new Problem('forbidden', 'Nobody confirms their own judgement: someone else has to look at it.');
    }
    if (level.confirmedBy) throw new Problem('conflict', 'It is confirmed already.');
    const confirmed = { confirmedById: actor.userId, confirmedAt: new Date() };
    await tx.citationLevel.update({ where: { libraryId_id: { libraryId, id: levelId } }, data: confirmed });
    return { level: levelMark(level) };
  });
}
