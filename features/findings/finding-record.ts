import type { Person } from '#features/accounts/person-sql.ts';
import type { Paper } from '#features/citations/paper-sql.ts';
import { isAcceptedByAuthor } from '#features/libraries/second-person.ts';
import type { Notice, Retraction } from '#features/retractions/notice.ts';
import type { Warning } from '#lib/pharmacology/warnings.ts';
import type { FindingContent } from './finding-content.ts';
import type { FindingAnswer, reviewStatuses } from './schema.ts';

/** A finding with all that is shown of it. */
export type FindingRecord = {
  id: string;
  version: number;
  label: string;
  content: FindingContent;
  value: number | null;
  nanomolar: number | null;
  pX: number | null;
  printed: string;
  warnings: Warning[];
  citation: Paper;
  status: (typeof reviewStatuses)[number];
  author: Person;
  submittedAt: Date | null;
  acceptedBy: Person;
  acceptedAt: Date | null;
  rejectedBy: Person;
  rejectedAt: Date | null;
  rejectionReason: string | null;
  /** What has become of its paper, and the notices that ask for another look and that nobody has answered. */
  retraction: Retraction | null;
  recheck: Notice[];
  provenance: { pack: string; id: string; status: string; source: string } | null;
  createdAt: Date;
  changedAt: Date;
};

/** The record as the API answers with it. */
export function findingAnswer(record: FindingRecord): FindingAnswer {
  const { id, version, citation, content, value, nanomolar, pX, printed, status, warnings } = record;
  return {
    ...{ id, version, citationId: citation.id, citationKey: citation.key },
    ...{ citationDoi: citation.doi, citationPmid: citation.pmid },
    ...content,
    ...{ value, valuePrinted: content.value, valueNanomolar: nanomolar, pX, printed, status, warnings },
    author: record.author?.name ?? null,
    submittedAt: record.submittedAt?.toISOString() ?? null,
    acceptedBy: record.acceptedBy?.name ?? null,
    acceptedByAuthor: isAcceptedByAuthor(record),
    acceptedAt: record.acceptedAt?.toISOString() ?? null,
    rejectedBy: record.rejectedBy?.name ?? null,
    rejectionReason: record.rejectionReason,
    retraction: record.retraction?.state ?? null,
    recheck: record.recheck.length > 0,
    provenance: record.provenance,
    addedAt: record.createdAt.toISOString(),
    changedAt: record.changedAt.toISOString(),
  };
}
