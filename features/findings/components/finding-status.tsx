import { Badge } from '#components/badge.tsx';
import type { Tone } from '#components/tone.ts';
import { acceptedByWords } from '#features/libraries/second-person.ts';
import type { FindingRecord } from '../finding-record.ts';

const shown: Record<FindingRecord['status'], { label: string; tone: Tone; outline?: true }> = {
  draft: { label: 'Draft', tone: 'neutral', outline: true },
  submitted: { label: 'Unreviewed', tone: 'amber', outline: true },
  accepted: { label: 'Accepted', tone: 'leaf' },
  rejected: { label: 'Rejected', tone: 'vein', outline: true },
  withdrawn: { label: 'Withdrawn', tone: 'neutral', outline: true },
};

/** How far a finding has come; what nobody has accepted is dashed, and what only its author has is said to be. */
export function FindingStatus({ status, byAuthor }: Pick<FindingRecord, 'status'> & { byAuthor?: boolean }) {
  const { label, ...looks } = shown[status];
  return <Badge {...looks}>{status === 'accepted' && byAuthor ? 'Accepted by its author' : label}</Badge>;
}

/** Who stands behind a finding: a person, or the pack it came with. */
export function acceptedWords({ author, acceptedBy, provenance, status }: FindingRecord): string {
  if (status !== 'accepted') return '';
  if (acceptedBy) return acceptedByWords({ author, acceptedBy });
  return provenance ? 'Accepted from the starter pack' : 'Accepted';
}
