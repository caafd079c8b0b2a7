import type { LibraryActor } from '#lib/actor.ts';
import { database, type Prisma, type Transaction } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { type Notice, type NoticeNature, type Retraction, type RetractionState, retractionStates } from './notice.ts';

/** What has become of citations, those with notices alone, as they are or, with `tables`, were. The caller has made sure that its reader may see them. */
export async function retractionsOf(
  libraryId: string,
  citationIds: readonly string[],
  client: Transaction = database(),
  tables: readonly Prisma.Sql[] = [],
): Promise<Map<string, Retraction>> {
  if (citationIds.length === 0) return new Map();
  const rows = await client.$queryRaw<(Notice & { citationId: string; state: RetractionState })[]>`
    ${withTables(...tables)}SELECT link.citation_id AS "citationId", became.state, notice.id, notice.nature::text AS nature, notice.date::text AS date,
      notice.notice_doi AS "noticeDoi", notice.notice_pmid AS "noticePmid", notice.reasons, notice.source, link.matched_by AS "matchedBy"
    FROM citation_notice link
    JOIN retraction_notice notice ON notice.library_id = link.library_id AND notice.id = link.notice_id
    JOIN citation_retraction became ON became.library_id = link.library_id AND became.citation_id = link.citation_id
    WHERE link.library_id = ${libraryId}::uuid AND link.citation_id = ANY (${[...new Set(citationIds)]}::uuid[])
    ORDER BY notice.date DESC NULLS LAST, notice.id`;
  const found = new Map<string, Retraction>();
  for (const { citationId, state, ...notice } of rows) {
    const retraction = found.get(citationId) ?? { state, notices: [] };
    retraction.notices.push(notice);
    found.set(citationId, retraction);
  }
  return found;
}

export type NoticeCheckRecord = { noticeId: string; note: string; checkedBy: string | null; checkedAt: Date };

/** Who has looked at findings or claims again in the light of which notice, by the subject's id. */
export async function checksOf(
  libraryId: string,
  subjectType: 'finding' | 'claim',
  subjectIds: readonly string[],
  client: Transaction = database(),
  tables: readonly Prisma.Sql[] = [],
): Promise<Map<string, NoticeCheckRecord[]>> {
  const rows = await client.$queryRaw<(NoticeCheckRecord & { subjectId: string })[]>`
    ${withTables(...tables)}SELECT seen.subject_id AS "subjectId", seen.notice_id AS "noticeId", seen.note, seen.checked_at AS "checkedAt",
      person.name AS "checkedBy"
    FROM notice_check seen LEFT JOIN user_account person ON person.id = seen.checked_by_id
    WHERE seen.library_id = ${libraryId}::uuid AND seen.subject_type = ${subjectType} AND seen.subject_id = ANY (${subjectIds}::uuid[])`;
  const checks = new Map<string, NoticeCheckRecord[]>();
  for (const { subjectId, ...check } of rows) checks.set(subjectId, [...(checks.get(subjectId) ?? []), check]);
  return checks;
}

/** Notices of corrections and concerns that nobody has looked at yet for a subject that rests on these papers. */
export function toCheckAgain(
  retractions: readonly (Retraction | undefined)[],
  checks: readonly NoticeCheckRecord[] = [],
): Notice[] {
  const asking: NoticeNature[] = ['correction', 'expression_of_concern'];
  const seen = new Set(checks.map(({ noticeId }) => noticeId));
  const open = new Map<string, Notice>();
  for (const retraction of retractions) {
    if (!retraction || retraction.state === 'retracted') continue;
    // What a reinstatement has overtaken asks nothing any more.
    const asked = retraction.state === 'reinstated' ? [] : retraction.notices;
    for (const notice of asked) if (asking.includes(notice.nature) && !seen.has(notice.id)) open.set(notice.id, notice);
  }
  return [...open.values()];
}

export type NoticedCitation = { id: string; title: string; key: string; year: number | null; retraction: Retraction };

/** The citations of the library that a notice is about, retracted ones first, and how many notices there are in all. */
export async function listNoticed(viewer: LibraryActor): Promise<{ items: NoticedCitation[]; notices: number }> {
  authoriseInLibrary(viewer, 'retraction.read');
  const libraryId = viewer.library.id;
  const [rows, notices] = await Promise.all([
    database().citation.findMany({
      where: { libraryId, trashedAt: null, notices: { some: {} } },
      select: { id: true, title: true, key: true, year: true },
      orderBy: [{ titleSort: 'asc' }, { id: 'asc' }],
      take: 1000,
    }),
    database().retractionNotice.count({ where: { libraryId } }),
  ]);
  const retractions = await retractionsOf(
    libraryId,
    rows.map(({ id }) => id),
  );
  const items = rows.flatMap((row) => {
    const retraction = retractions.get(row.id);
    return retraction ? [{ ...row, retraction }] : [];
  });
  const rank = ({ retraction }: NoticedCitation) => retractionStates.indexOf(retraction.state);
  return { items: items.toSorted((a, b) => rank(a) - rank(b)), notices };
}
