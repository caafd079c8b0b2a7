import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { loadPair } from '../queries/load-pair.ts';
import { reportNatures } from '../report-nature.ts';

/** Says that two citations are reports of one study: a preprint and its article, an article and its correction. Both stay; their studies become one. */
export async function linkVersions(actor: Actor, pairId: string): Promise<{ studyId: string }> {
  authoriseInLibrary(actor, 'duplicate.linkVersions');
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const { status, left, right } = await loadPair(tx, libraryId, pairId, true);
    if (status === 'merged') throw new Problem('conflict', 'These two have been merged already.');
    const natures = reportNatures(left.csl, right.csl);
    const studyId = await studyOfBoth(tx, libraryId, left.id, right.id);
    for (const [side, nature] of [
      [left, natures.left],
      [right, natures.right],
    ] as const) {
      const key = { libraryId, citationId: side.id };
      await tx.studyReport.upsert({
        where: { libraryId_citationId: key },
        create: { ...key, studyId, nature },
        update: { studyId },
      });
    }
    await tx.duplicateCandidate.update({
      where: { libraryId_id: { libraryId, id: pairId } },
      data: { status: 'versions', decidedById: actor.userId, decidedAt: new Date() },
    });
    const subjects = [left, right].map(({ id, key, title }) => ({
      ...{ type: 'citation', id, label: title || key },
      ...{ before: null, after: { study: studyId } },
    }));
    await recordEvent(tx, actor, { verb: 'study.linked', subjects, details: natures });
    return { studyId };
  });
}

/** The study one of the two belongs to, or a new one; where each has its own, the second's reports move to the first's. */
async function studyOfBoth(tx: Transaction, libraryId: string, leftId: string, rightId: string): Promise<string> {
  const held = await tx.studyReport.findMany({ where: { libraryId, citationId: { in: [leftId, rightId] } } });
  const [first, second] = held.map(({ studyId }) => studyId);
  if (!first) return (await tx.study.create({ data: { libraryId, id: newId() } })).id;
  if (second && second !== first) {
    await tx.studyReport.updateMany({ where: { libraryId, studyId: second }, data: { studyId: first } });
    await tx.study.delete({ where: { libraryId_id: { libraryId, id: second } } });
  }
  return first;
}
