import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { loadPair } from '../queries/load-pair.ts';

/** Takes back that two citations are two works. */
export async function reopenCandidate(actor: Actor, pairId: string): Promise<void> {
  authoriseInLibrary(actor, 'duplicate.reject');
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const { status, left, right } = await loadPair(tx, libraryId, pairId, true);
    if (status !== 'rejected') throw new Problem('conflict', 'Only what was set apart can be asked about again.');
    await tx.duplicateCandidate.update({
      where: { libraryId_id: { libraryId, id: pairId } },
      data: { status: 'open', decidedById: null, decidedAt: null },
    });
    const subjects = [left, right].map(({ id, key, title }) => ({
      ...{ type: 'citation', id, label: title || key },
      ...{ before: null, after: null },
    }));
    await recordEvent(tx, actor, { verb: 'duplicate.reopened', subjects });
  });
}
