import { type Person, personSql } from '#features/accounts/person-sql.ts';
import type { ListState } from '#features/citations/queries/list-state.ts';
import type { GradeInput, GradeLevel } from '#features/evidence/grade.ts';
import { isRetracted } from '#features/retractions/notice.ts';
import { checksOf, toCheckAgain } from '#features/retractions/queries.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { Prisma, Transaction } from '#lib/database.ts';
import { withTables } from '#lib/history-sql.ts';
import type { Claim } from '#prisma/generated/client.ts';
import { balanceOfEvidence, type ClaimRecord, counted, type Evidence } from '../claim-record.ts';
import { claimColumns, contentOf, type LinkRow } from '../claim-row.ts';
import type { Verdict } from '../verdict.ts';
import { readEvidence } from './read-evidence.ts';

type People = 'author' | 'acceptedBy' | 'rejectedBy' | 'gradedBy' | 'gradeConfirmedBy' | 'verdictSignedBy';
type Row = Claim & { links: LinkRow[] } & Record<People, Person>;

/** Claims by id with all that is shown of them, in the order asked for. The caller has made sure that its reader may see them. */
export async function readClaims(
  client: Transaction,
  libraryId: string,
  ids: readonly string[],
  state: Omit<ListState, 'terms'>,
): Promise<ClaimRecord[]> {
  const { vocabulary, tables } = state;
  const [rows, evidence, checks, changes] = await Promise.all([
    client.$queryRaw<Row[]>`
      ${withTables(...tables)}SELECT ${claimColumns},
        (SELECT coalesce(json_agg(json_build_object('findingId', finding_id, 'citationId', citation_id, 'relation', relation, 'note', note)), '[]')
          FROM claim_link WHERE library_id = c.library_id AND claim_id = c.id) AS links,
        ${personSql('c.author_id')} AS author, ${personSql('c.accepted_by_id')} AS "acceptedBy", ${personSql('c.rejected_by_id')} AS "rejectedBy",
        ${personSql('c.graded_by_id')} AS "gradedBy", ${personSql('c.grade_confirmed_by_id')} AS "gradeConfirmedBy",
        ${personSql('c.verdict_signed_by_id')} AS "verdictSignedBy"
      FROM claim c WHERE c.library_id = ${libraryId}::uuid AND c.id = ANY (${ids}::uuid[])`,
    readEvidence(client, libraryId, ids, state),
    checksOf(libraryId, 'claim', ids, client, tables),
    lastChanges(client, libraryId, ids, tables),
  ]);
  const records = new Map(
    rows.map((row) => {
      const linked = evidence.get(row.id) ?? [];
      const retractions = counted(linked).map(({ retraction }) => retraction ?? undefined);
      return [
        row.id,
        {
          ...recordOf(row, linked, vocabulary),
          verdict: verdictOf(row, changes.get(row.id) ?? null),
          retracted: retractions.some(isRetracted),
          recheck: toCheckAgain(retractions, checks.get(row.id)),
        },
      ];
    }),
  );
  return ids.flatMap((id) => records.get(id) ?? []);
}

function recordOf(
  row: Row,
  evidence: Evidence[],
  vocabulary: Vocabulary,
): Omit<ClaimRecord, 'verdict' | 'retracted' | 'recheck'> {
  const { id, version, status, author, acceptedBy, rejectedBy, pack, packId } = row;
  const topic = row.topicId ? vocabulary.byId.get(row.topicId) : undefined;
  return {
    ...{ id, version, content: contentOf(row, vocabulary), evidence, balance: balanceOfEvidence(evidence) },
    topic: topic ? { tag: topic.tag, name: topic.name } : null,
    grade:
      row.gradeLevel && row.gradedAt
        ? {
            // Written by `gradeClaim` alone.
            input: row.grade as unknown as GradeInput,
            ...{ suggested: row.gradeSuggested as GradeLevel, level: row.gradeLevel as GradeLevel },
            ...{ gradedBy: row.gradedBy?.name ?? '', gradedById: row.gradedById, gradedAt: row.gradedAt },
            ...{ confirmedBy: row.gradeConfirmedBy?.name ?? null, confirmedAt: row.gradeConfirmedAt },
          }
        : null,
    ...{ status, author, acceptedBy, rejectedBy, submittedAt: row.submittedAt, acceptedAt: row.acceptedAt },
    rejectionReason: row.rejectionReason,
    provenance: pack && packId ? { pack, id: packId } : null,
    ...{ createdAt: row.createdAt, changedAt: row.changedAt },
  };
}

function verdictOf(row: Row, changedAt: Date | null): ClaimRecord['verdict'] {
  const { verdict, verdictNote, verdictSignedBy, verdictSignedAt } = row;
  if (!verdict || !verdictSignedAt) return null;
  const isCurrent = changedAt === null || changedAt <= verdictSignedAt;
  const by = { signedBy: verdictSignedBy?.name ?? '', signedAt: verdictSignedAt };
  return { verdict: verdict as Verdict, note: verdictNote ?? '', ...by, isCurrent };
}

/** When what a claim says, a finding it rests on, or a notice about one of its papers last changed. */
async function lastChanges(
  client: Transaction,
  libraryId: string,
  ids: readonly string[],
  tables: readonly Prisma.Sql[],
): Promise<Map<string, Date>> {
  const rows = await client.$queryRaw<{ id: string; at: Date }[]>`
    ${withTables(...tables)}SELECT id, max(at) AS at FROM (
      SELECT subject_id AS id, decided_at AS at FROM revision
        WHERE library_id = ${libraryId}::uuid AND subject_type = 'claim' AND subject_id = ANY (${ids}::uuid[]) AND status = 'accepted'
      UNION ALL
      SELECT link.claim_id, finding.changed_at FROM claim_link link
        JOIN finding ON finding.library_id = link.library_id AND finding.id = link.finding_id
        WHERE link.library_id = ${libraryId}::uuid AND link.claim_id = ANY (${ids}::uuid[])
      UNION ALL
      SELECT link.claim_id, notice.added_at FROM claim_link link
        LEFT JOIN finding ON finding.library_id = link.library_id AND finding.id = link.finding_id
        JOIN citation_notice about ON about.library_id = link.library_id AND about.citation_id = coalesce(link.citation_id, finding.citation_id)
        JOIN retraction_notice notice ON notice.library_id = about.library_id AND notice.id = about.notice_id
        WHERE link.library_id = ${libraryId}::uuid AND link.claim_id = ANY (${ids}::uuid[])
    ) AS change GROUP BY id`;
  return new Map(rows.map(({ id, at }) => [id, at]));
}
