import { recordEvent } from '#features/activity/commands.ts';
import { loadCitation } from '#features/citations/commands/load-citation.ts';
import { writeRecord } from '#features/citations/commands/write-record.ts';
import { sameJson } from '#features/citations/merge-patch.ts';
import { rankLevels } from '#features/evidence/commands/rank-levels.ts';
import { refreshSuggestedLevels } from '#features/evidence/commands/refresh-suggested-levels.ts';
import type { Actor } from '#lib/actor.ts';
import type { CslItem } from '#lib/csl/item.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';

/**
 * Makes two citations again of one: of `id` and what it was merged into, or else of the last that was merged into `id`. Fields someone has changed since
 * stay as they are now; what came from the other goes back to it. Gives both.
 */
export async function undoMerge(actor: Actor, id: string): Promise<{ id: string; restored: string }> {
  authoriseInLibrary(actor, 'citation.unmerge');
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const merge = await lastMerge(tx, libraryId, id);
    const winner = await loadCitation(tx, libraryId, merge.winnerId);
    const loser = await loadCitation(tx, libraryId, merge.loserId);
    if (winner.trashedAt) {
      throw new Problem(
        'conflict',
        'The citation it was merged into is in the trash, or was merged itself: undo that first.',
      );
    }
    const where = { libraryId_id: { libraryId, id: merge.id } };
    await tx.citationMerge.update({ where, data: { undoneAt: new Date() } });
    await tx.citationKeyAlias.deleteMany({ where: { libraryId, key: loser.key, citationId: winner.id } });
    const csl = unmerged(winner.csl, merge.before as CslItem, merge.after as CslItem);
    await writeRecord(tx, libraryId, winner.id, { csl, key: winner.key });
    // The DOI comes back with the record, if the other has not kept it.
    const free = { trashedAt: null, mergedIntoId: null, doi: null };
    await tx.citation.update({ where: { libraryId_id: { libraryId, id: loser.id } }, data: free });
    await writeRecord(tx, libraryId, loser.id, loser);
    await refreshSuggestedLevels(tx, libraryId, [winner.id, loser.id]);
    await rankLevels(tx, libraryId, [winner.id, loser.id]);
    await askAgain(tx, libraryId, winner.id, loser.id);
    await recordEvent(tx, actor, {
      verb: 'citation.unmerged',
      details: { key: loser.key, from: winner.key },
      subjects: [
        {
          ...{ type: 'citation', id: winner.id, label: winner.title || winner.key },
          before: { csl: winner.csl },
          after: { csl },
        },
        {
          ...{ type: 'citation', id: loser.id, label: loser.title || loser.key },
          before: { trashed: true, mergedInto: winner.id },
          after: { trashed: false },
        },
      ],
    });
    return { id: winner.id, restored: loser.id };
  });
}

async function lastMerge(tx: Transaction, libraryId: string, id: string) {
  if (!isId(id)) throw notFound('This merge');
  const merge =
    (await tx.citationMerge.findFirst({ where: { libraryId, undoneAt: null, loserId: id } })) ??
    (await tx.citationMerge.findFirst({
      where: { libraryId, undoneAt: null, winnerId: id },
      orderBy: [{ mergedAt: 'desc' }, { id: 'desc' }],
    }));
  if (!merge) throw notFound('This merge');
  return merge;
}

/** The record without what the merge changed, where it still stands as the merge left it. */
function unmerged(now: CslItem, before: CslItem, after: CslItem): CslItem {
  const csl: CslItem = { ...now };
  for (const name of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (sameJson(before[name], after[name]) || !sameJson(now[name], after[name])) continue;
    if (before[name] === undefined) delete csl[name];
    else Object.assign(csl, { [name]: before[name] });
  }
  return csl;
}

async function askAgain(tx: Transaction, libraryId: string, winnerId: string, loserId: string): Promise<void> {
  const [leftId, rightId] = [winnerId, loserId].sort();
  await tx.duplicateCandidate.updateMany({
    where: { libraryId, leftId, rightId },
    data: { status: 'open', decidedAt: null, decidedById: null },
  });
}
