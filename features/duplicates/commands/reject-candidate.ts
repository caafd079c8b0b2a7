import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { loadPair } from '../queries/load-pair.ts';

/** Says that two citations are two works: they are not asked about again. */
export async function rejectCandidate(actor: Actor, pairId: string): Promise<void> {
  authoriseInLibrary(actor, 'duplicate.reject');
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const { status, left, right } = await loadPair(tx, libraryId, pairId, true);
    if (status === 'rejected') return;
    if (status !== 'open') throw new Problem('conflict', 'This pair has been decided about already.');
    await tx.duplicateCandidate.update({
      where: { libraryId_id: { libraryId, id: pairId } },
      data: { status: 'rejected', decidedById: actor.userId, decidedAt: new Date() },
    });
    const subjects = [left, right].map(({ id, key, title }) => ({
      ...{ type: 'citation', id, label: title || key },
      ...{ before: null, after: null },
    }));
    await recordEvent(tx, actor, { verb: 'duplicate.rejected', subjects });
  });
}
