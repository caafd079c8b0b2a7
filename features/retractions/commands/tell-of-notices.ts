import { recordEvents } from '#features/activity/commands.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { Prisma, type Transaction } from '#lib/database.ts';
import type { NoticeNature } from '../notice.ts';

type Met = {
  citationId: string;
  label: string;
  notice: { id: string; nature: NoticeNature; date: string | null; source: string };
};
type Resting = { type: 'finding' | 'claim'; id: string; label: string };

const named = 6;

/**
 * Tells of notices that have met a paper of the library in this transaction, be it that the notice came or the paper: an event each, with what rests on
 * the paper, out of which notifications are read. What was told before is not told again, unless the notice says something else now. The
 * caller has written its own event.
 */
export async function tellOfNotices(
  tx: Transaction,
  actor: LibraryActor,
  { citationIds = [], noticeIds = [] }: { citationIds?: readonly string[]; noticeIds?: readonly string[] },
): Promise<void> {
  if (citationIds.length + noticeIds.length === 0) return;
  const untold = Prisma.sql`notice.nature::text IS DISTINCT FROM (
    SELECT e.details->'notice'->>'nature' FROM event_subject told JOIN event e ON e.library_id = told.library_id AND e.seq = told.seq
    WHERE told.library_id = link.library_id AND told.type = 'citation' AND told.id = link.citation_id AND e.verb = 'retraction.noticed'
      AND e.details->'notice'->>'id' = notice.id::text ORDER BY e.seq DESC LIMIT 1)`;
  await tell(tx, actor, 'retraction.noticed', await findMet(tx, actor.library.id, { citationIds, noticeIds }, untold));
}

/** Finds what rests on notices that are about to be taken away, and gives what tells of it once that is done. */
export async function tellerOfLifted(
  tx: Transaction,
  actor: LibraryActor,
  noticeIds: readonly string[],
): Promise<() => Promise<void>> {
  const met = await findMet(tx, actor.library.id, { citationIds: [], noticeIds }, Prisma.sql`true`);
  return () => tell(tx, actor, 'retraction.lifted', met);
}

async function tell(tx: Transaction, actor: LibraryActor, verb: string, met: readonly Met[]): Promise<void> {
  if (met.length === 0) return;
  const papers = met.map(({ citationId }) => citationId);
  const resting = await findResting(tx, actor.library.id, papers);
  const events = met.map(({ citationId, label, notice }) => {
    const rests = resting.get(citationId) ?? [];
    const paper = { type: 'citation', id: citationId, label };
    return {
      verb,
      subjects: [paper, ...rests].map((subject) => ({ ...subject, before: null, after: null })),
      // The history of a finding knows that finding alone, so that the sentence has its own words.
      details: { notice, paper, rests: rests.slice(0, named), others: Math.max(0, rests.length - named) },
    };
  });
  await recordEvents(tx, actor, events);
}

// The latest notice last, so that it is the newest of what is told.
function findMet(
  tx: Transaction,
  libraryId: string,
  { citationIds, noticeIds }: { citationIds: readonly string[]; noticeIds: readonly string[] },
  condition: Prisma.Sql,
): Promise<Met[]> {
  return tx.$queryRaw<Met[]>`
    SELECT link.citation_id AS "citationId", coalesce(nullif(c.title, ''), c.key) AS label,
      jsonb_build_object('id', notice.id, 'nature', notice.nature, 'date', notice.date, 'source', notice.source) AS notice
    FROM (
      SELECT library_id, citation_id, notice_id FROM citation_notice
      WHERE library_id = ${libraryId}::uuid AND citation_id = ANY (${citationIds}::uuid[])
      UNION
      SELECT library_id, citation_id, notice_id FROM citation_notice
      WHERE library_id = ${libraryId}::uuid AND notice_id = ANY (${noticeIds}::uuid[])) link
    JOIN citation c ON c.library_id = link.library_id AND c.id = link.citation_id AND c.trashed_at IS NULL
    JOIN retraction_notice notice ON notice.library_id = link.library_id AND notice.id = link.notice_id
    WHERE ${condition}
    ORDER BY notice.date NULLS FIRST, notice.id, link.citation_id`;
}

/** Findings and claims that rest on papers, drafts apart, which are nobody's but their author's. They are of features above: only names are read. */
async function findResting(
  tx: Transaction,
  libraryId: string,
  citationIds: readonly string[],
): Promise<Map<string, Resting[]>> {
  const rows = await tx.$queryRaw<(Resting & { citationId: string })[]>`
    SELECT 'finding' AS type, id, label, citation_id AS "citationId" FROM finding
    WHERE library_id = ${libraryId}::uuid AND citation_id = ANY (${citationIds}::uuid[]) AND status IN ('submitted', 'accepted')
    UNION
    SELECT 'claim', claim.id, claim.statement, coalesce(link.citation_id, finding.citation_id)
    FROM claim_link link JOIN claim ON claim.library_id = link.library_id AND claim.id = link.claim_id
    LEFT JOIN finding ON finding.library_id = link.library_id AND finding.id = link.finding_id
    WHERE link.library_id = ${libraryId}::uuid AND coalesce(link.citation_id, finding.citation_id) = ANY (${citationIds}::uuid[])
      AND claim.status IN ('submitted', 'accepted') AND coalesce(finding.status::text, '') NOT IN ('rejected', 'withdrawn')
    ORDER BY type DESC, label, id`;
  const resting = new Map<string, Resting[]>();
  for (const { citationId, ...one } of rows) resting.set(citationId, [...(resting.get(citationId) ?? []), one]);
  return resting;
}
