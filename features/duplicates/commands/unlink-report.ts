import { recordEvent } from '#features/activity/commands.ts';
import { loadCitation } from '#features/citations/commands/load-citation.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';

/** Takes a citation out of its study; a study with one report left is none. */
export async function unlinkReport(actor: Actor, citationId: string): Promise<void> {
  authoriseInLibrary(actor, 'duplicate.linkVersions');
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const { id, title, key } = await loadCitation(tx, libraryId, citationId);
    const report = await tx.studyReport.findFirst({ where: { libraryId, citationId: id } });
    if (!report) throw notFound('This report');
    const { studyId } = report;
    const others = await tx.studyReport.findMany({ where: { libraryId, studyId, citationId: { not: id } } });
    await tx.duplicateCandidate.updateMany({
      where: {
        ...{ libraryId, status: 'versions' as const },
        OR: others.flatMap(({ citationId: other }) => [
          { leftId: id, rightId: other },
          { leftId: other, rightId: id },
        ]),
      },
      data: { status: 'open', decidedById: null, decidedAt: null },
    });
    await tx.studyReport.delete({ where: { libraryId_citationId: { libraryId, citationId: id } } });
    if (others.length < 2) await tx.study.delete({ where: { libraryId_id: { libraryId, id: studyId } } });
    const subject = { type: 'citation', id, label: title || key, before: { study: studyId }, after: { study: null } };
    await recordEvent(tx, actor, { verb: 'study.unlinked', subjects: [subject] });
  });
}
