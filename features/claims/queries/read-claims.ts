import type { GradeInput, GradeLevel } from '#features/evidence/grade.ts';
import { isRetracted } from '#features/retractions/notice.ts';
import { checksOf, toCheckAgain } from '#features/retractions/queries.ts';
import type { Vocabulary } from '#features/vocabulary/vocabulary-tree.ts';
import type { Transaction } from '#lib/database.ts';
import type { Prisma } from '#prisma/generated/client.ts';
import { balanceOfEvidence, type ClaimRecord, counted, type Evidence } from '../claim-record.ts';
import { contentOf } from '../claim-row.ts';
import type { Verdict } from '../verdict.ts';
import { readEvidence } from './read-evidence.ts';

const person = { select: { id: true, name: true } };
const include = {
  ...{
    links: true,
    author: person,
    acceptedBy: person,
    rejectedBy: person,
    gradedBy: person,
    gradeConfirmedBy: person,
    verdictSignedBy: person,
  },
} as const;
type Row = Prisma.ClaimGetPayload<{ include: typeof include }>;

/** Claims by id with all that is shown of them, in the order asked for. The caller has made sure that its reader may see them. */
export async function readClaims(
  client: Transaction,
  libraryId: string,
  ids: readonly string[],
  vocabulary: Vocabulary,
): Promise<ClaimRecord[]> {
  const [rows, evidence, checks, changes] = await Promise.all([
    client.claim.findMany({ where: { libraryId, id: { in: [...ids] } }, include }),
    readEvidence(client, libraryId, ids, vocabulary),
    checksOf(libraryId, 'claim', ids, client),
    lastChanges(client, libraryId, ids),
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
async function lastChanges(client: Transaction, libraryId: string, ids: readonly string[]): Promise<Map<string, Date>> {
  const rows = await client.$queryRaw<{ id: string; at: Date }[]>`
    SELECT id, max(at) AS at FROM (
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
