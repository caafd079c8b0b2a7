import type { Person } from '#features/accounts/person-sql.ts';
import type { Paper } from '#features/citations/paper-sql.ts';
import type { GradeInput, GradeLevel } from '#features/evidence/grade.ts';
import type { reviewStatuses } from '#features/findings/schema.ts';
import { isAcceptedByAuthor } from '#features/libraries/second-person.ts';
import type { Notice, Retraction } from '#features/retractions/notice.ts';
import { type BalanceRow, balanceOf } from './balance.ts';
import type { ClaimContent, LinkContent } from './claim-content.ts';
import type { LinkRelation } from './link-relation.ts';
import type { ClaimAnswer } from './schema.ts';
import type { Verdict } from './verdict.ts';

/** A link with all that is shown of what it leads to. */
export type Evidence = LinkContent & {
  id: string;
  /** The finding in its own words; null for a whole citation. */
  finding: string | null;
  label: string | null;
  printed: string | null;
  locator: string | null;
  findingStatus: (typeof reviewStatuses)[number] | null;
  paper: Paper;
  level: string | null;
  /** The level is the study's, suggested from its design, and nobody has judged it. */
  levelSuggested: boolean;
  reviewed: boolean;
  /** A finding that nobody but its author accepted. */
  acceptedByAuthor: boolean;
  /** A finding that was rejected or withdrawn, or whose paper is in the trash: shown, never counted. */
  gone: boolean;
  retraction: Retraction | null;
};

type SignedVerdict = { verdict: Verdict; note: string; signedBy: string; signedAt: Date; isCurrent: boolean };
export type ClaimGrade = {
  input: GradeInput;
  suggested: GradeLevel;
  level: GradeLevel;
  gradedBy: string;
  gradedById: string | null;
  gradedAt: Date;
  /** The second person who confirmed it. */
  confirmedBy: string | null;
  confirmedAt: Date | null;
};

/** A claim with all that is shown of it. */
export type ClaimRecord = {
  id: string;
  version: number;
  content: ClaimContent;
  topic: { tag: string; name: string } | null;
  evidence: Evidence[];
  balance: BalanceRow[];
  grade: ClaimGrade | null;
  verdict: SignedVerdict | null;
  retracted: boolean;
  /** Notices that ask for another look, and that nobody has answered. */
  recheck: Notice[];
  status: (typeof reviewStatuses)[number];
  author: Person;
  submittedAt: Date | null;
  acceptedBy: Person;
  acceptedAt: Date | null;
  rejectedBy: Person;
  rejectionReason: string | null;
  provenance: { pack: string; id: string } | null;
  createdAt: Date;
  changedAt: Date;
};

/** The evidence that counts. */
export function counted(evidence: readonly Evidence[]): Evidence[] {
  return evidence.filter(({ gone }) => !gone);
}

/** The balance of a claim's evidence by level and direction. */
export function balanceOfEvidence(evidence: readonly Evidence[]): BalanceRow[] {
  return balanceOf(
    counted(evidence).map(({ relation, level, reviewed, retraction }) => ({
      ...{ relation, level, reviewed, retracted: retraction?.state === 'retracted' },
    })),
  );
}

/** The record as the API answers with it. */
export function claimAnswer(record: ClaimRecord): ClaimAnswer {
  const { id, version, content, evidence, balance, grade, verdict, status, provenance } = record;
  return {
    ...{ id, version },
    ...content,
    links: evidence.map(
      ({
        finding,
        citation,
        relation,
        note,
        level,
        reviewed,
        acceptedByAuthor,
        retraction,
        paper,
        label,
        printed,
      }) => ({
        ...{
          finding,
          citation,
          relation,
          note,
          level,
          reviewed,
          acceptedByAuthor,
          retraction: retraction?.state ?? null,
        },
        ...{
          citationId: paper.id,
          citationKey: paper.key,
          citationDoi: paper.doi,
          citationPmid: paper.pmid,
          label,
          printed,
        },
      }),
    ),
    balance: balance.map(({ level, mark: _, ...tallies }) => ({
      level: level ? `${level.scheme}:${level.code}` : null,
      ...(tallies as Record<LinkRelation, unknown>),
    })),
    grade: grade && {
      ...{ level: grade.level, suggested: grade.suggested, gradedBy: grade.gradedBy },
      ...{ gradedAt: grade.gradedAt.toISOString(), judged: grade.input },
      ...{ confirmedBy: grade.confirmedBy, confirmedAt: grade.confirmedAt?.toISOString() ?? null },
    },
    verdict: verdict && { ...verdict, signedAt: verdict.signedAt.toISOString() },
    ...{ retracted: record.retracted, recheck: record.recheck.length > 0, status },
    author: record.author?.name ?? null,
    submittedAt: record.submittedAt?.toISOString() ?? null,
    acceptedBy: record.acceptedBy?.name ?? null,
    acceptedByAuthor: isAcceptedByAuthor(record),
    acceptedAt: record.acceptedAt?.toISOString() ?? null,
    rejectedBy: record.rejectedBy?.name ?? null,
    rejectionReason: record.rejectionReason,
    provenance,
    addedAt: record.createdAt.toISOString(),
    changedAt: record.changedAt.toISOString(),
  };
}
