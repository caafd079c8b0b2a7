import { allOf } from '#features/citations/filter-sql.ts';
import type { FilterTerms } from '#features/citations/filter-terms.ts';
import { Prisma } from '#lib/sql.ts';
import type { ClaimFilters, ClaimSort } from './filters.ts';

/** Who asks, and in which library. */
type Scope = { libraryId: string; userId: string | null };

/** The filters as one condition on `claim AS c`: the library, and drafts for their authors alone. */
export function compileClaimFilters(
  { libraryId, userId }: Scope,
  filters: ClaimFilters,
  terms: FilterTerms,
): Prisma.Sql {
  const { q, topics, verdicts, statuses, finding, citation } = filters;
  const words = q.split(/\s+/).filter(Boolean);
  const signed = verdicts.filter((verdict) => verdict !== 'none');
  return allOf([
    Prisma.sql`c.library_id = ${libraryId}::uuid`,
    Prisma.sql`(c.status <> 'draft' OR c.author_id = ${userId}::uuid)`,
    ...(statuses.length > 0 ? [Prisma.sql`c.status::text = ANY (${statuses})`] : [Prisma.sql`c.status <> 'withdrawn'`]),
    ...words.map(
      (word) => Prisma.sql`fold_text(lower(concat_ws(' ', c.statement, c.summary, c.gap, c.origin_part)))
        LIKE fold_text(${`%${word.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`})`,
    ),
    ...(topics.length > 0
      ? [Prisma.sql`c.topic_id = ANY (${topics.flatMap((tag) => terms.idsBelow(tag))}::uuid[])`]
      : []),
    ...(verdicts.length > 0
      ? [Prisma.sql`(c.verdict = ANY (${signed}) OR (${verdicts.includes('none')} AND c.verdict IS NULL))`]
      : []),
    ...(finding ? [Prisma.sql`EXISTS (SELECT 1 FROM ${links} WHERE link.finding_id = ${finding}::uuid)`] : []),
    ...(citation
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM ${links} WHERE coalesce(link.citation_id, f.citation_id) = ${citation}::uuid)`,
        ]
      : []),
    ...(filters.selfAccepted ? [Prisma.sql`c.status = 'accepted' AND c.accepted_by_id = c.author_id`] : []),
    ...(filters.retracted ? [Prisma.sql`EXISTS (SELECT 1 FROM ${became} AND became.state = 'retracted')`] : []),
    ...(filters.recheck
      ? [
          Prisma.sql`EXISTS (SELECT 1 FROM ${became} AND became.state IN ('concern', 'corrected')
      AND EXISTS (SELECT 1 FROM citation_notice about
        JOIN retraction_notice notice ON notice.library_id = about.library_id AND notice.id = about.notice_id
        WHERE about.library_id = became.library_id AND about.citation_id = became.citation_id
          AND notice.nature IN ('correction', 'expression_of_concern')
          AND NOT EXISTS (SELECT 1 FROM notice_check seen WHERE seen.library_id = notice.library_id AND seen.notice_id = notice.id
            AND seen.subject_type = 'claim' AND seen.subject_id = c.id)))`,
        ]
      : []),
  ]);
}

const links = Prisma.sql`(SELECT finding_id, citation_id FROM claim_link WHERE library_id = c.library_id AND claim_id = c.id) AS link
  LEFT JOIN finding f ON f.library_id = c.library_id AND f.id = link.finding_id`;
const became = Prisma.sql`${links}
  JOIN citation_retraction became ON became.library_id = c.library_id AND became.citation_id = coalesce(link.citation_id, f.citation_id)
  WHERE coalesce(f.status::text, '') NOT IN ('rejected', 'withdrawn')`;

/** What a list of claims is sorted by, on `claim AS c` and its `topic`. */
export const claimOrder: Readonly<Record<ClaimSort, Prisma.Sql>> = {
  topic: Prisma.sql`topic.name`,
  statement: Prisma.sql`lower(c.statement)`,
  verdict: Prisma.sql`c.verdict`,
  changed: Prisma.sql`c.changed_at`,
  added: Prisma.sql`c.created_at`,
};
