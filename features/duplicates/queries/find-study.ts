import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import type { ReportNature } from '../report-nature.ts';

export type Report = { id: string; key: string; title: string; year: number | null; nature: ReportNature };

/** The reports of the study a citation belongs to, in their order in time, itself among them; empty without a study. */
export async function listReports(viewer: Actor, citationId: string): Promise<Report[]> {
  authoriseInLibrary(viewer, 'citation.read');
  if (!isId(citationId)) return [];
  return database().$queryRaw<Report[]>`
    SELECT c.id, c.key, c.title, c.year, report.nature FROM study_report mine
    JOIN study_report report ON report.library_id = mine.library_id AND report.study_id = mine.study_id
    JOIN citation c ON c.library_id = report.library_id AND c.id = report.citation_id AND c.trashed_at IS NULL
    WHERE mine.library_id = ${viewer.library.id}::uuid AND mine.citation_id = ${citationId}::uuid
    ORDER BY report.nature, c.year, c.id`;
}

/** What was merged into a citation and can be taken out again: the keys it had, latest first. */
export async function listMergedInto(
  viewer: Actor,
  citationId: string,
): Promise<{ id: string; key: string; mergedAt: Date }[]> {
  authoriseInLibrary(viewer, 'citation.read');
  if (!isId(citationId)) return [];
  const merges = await database().citationMerge.findMany({
    where: { libraryId: viewer.library.id, winnerId: citationId, undoneAt: null },
    orderBy: [{ mergedAt: 'desc' }, { id: 'desc' }],
    select: { mergedAt: true, loser: { select: { id: true, key: true } } },
  });
  return merges.map(({ mergedAt, loser }) => ({ ...loser, mergedAt }));
}
