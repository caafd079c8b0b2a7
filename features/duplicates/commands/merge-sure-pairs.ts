import type { Actor } from '#lib/actor.ts';
import { database, transaction } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { loadPair } from '../queries/load-pair.ts';
import { mergePair } from './merge-citations.ts';

const mostAtOnce = 200;

/** Merges the pairs the rules are sure of, surest first, each in a transaction of its own with its own event; gives how many. What was decided meanwhile is passed over. */
export async function mergeSurePairs(actor: Actor): Promise<{ merged: number }> {
  authoriseInLibrary(actor, 'citation.merge');
  const libraryId = actor.library.id;
  const isLive = { trashedAt: null };
  const pairs = await database().duplicateCandidate.findMany({
    where: { libraryId, status: 'open', verdict: 'same', left: isLive, right: isLive },
    orderBy: [{ score: 'desc' }, { id: 'desc' }],
    take: mostAtOnce,
    select: { id: true },
  });
  let merged = 0;
  for (const { id } of pairs) {
    try {
      await transaction(async (tx) => {
        const pair = await loadPair(tx, libraryId, id, true);
        if (pair.status !== 'open' || pair.verdict !== 'same') return;
        await mergePair(tx, actor, pair, { fields: {} });
        merged++;
      });
    } catch (error) {
      // An earlier merge of this round has taken one of the two; the pair stands for the other now.
      if (!(error instanceof Problem && error.kind === 'not-found')) throw error;
    }
  }
  return { merged };
}
