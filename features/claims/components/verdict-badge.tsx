import { Badge } from '#components/badge.tsx';
import type { ClaimRecord } from '../claim-record.ts';
import { verdictTable } from '../verdict.ts';

/** The verdict in a word: dashed while it is only proposed and nobody has signed. */
export function VerdictBadge({ claim }: { claim: Pick<ClaimRecord, 'verdict' | 'content'> }) {
  const { verdict, content } = claim;
  const said = verdict?.verdict ?? content.proposedVerdict;
  if (!said) return <Badge outline>No verdict yet</Badge>;
  const { name, tone, meaning } = verdictTable[said];
  return (
    <Badge tone={tone} outline={!verdict} title={meaning}>
      {name}
      {!verdict && ', proposed'}
      {verdict && !verdict.isCurrent && ', before the latest evidence'}
    </Badge>
  );
}
