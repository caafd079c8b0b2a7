import { Badge } from '#components/badge.tsx';
import { type Retraction, retractionLine, retractionStateTable } from '../notice.ts';

/** What has become of a paper, beside its name; nothing where no notice is known. */
export function RetractionBadge({ retraction }: { retraction: Retraction | null }) {
  if (!retraction) return null;
  const { name, tone, asks } = retractionStateTable[retraction.state];
  return (
    <Badge
      tone={tone}
      icon={retraction.state === 'retracted' ? 'ban' : undefined}
      title={retractionLine(retraction) ?? asks}
    >
      {name}
    </Badge>
  );
}
