import { Badge } from '#components/badge.tsx';
import { type Retraction, type RetractionState, retractionLine, retractionStateTable } from '../notice.ts';

/** What has become of a paper, beside its name; nothing where no notice is known. */
export function RetractionBadge({ retraction }: { retraction: Retraction | null }) {
  if (!retraction) return null;
  return <RetractionStateBadge state={retraction.state} title={retractionLine(retraction) ?? undefined} />;
}

export function RetractionStateBadge({ state, title }: { state: RetractionState; title?: string }) {
  const { name, tone, asks } = retractionStateTable[state];
  return (
    <Badge tone={tone} icon={state === 'retracted' ? 'ban' : undefined} title={title ?? asks}>
      {name}
    </Badge>
  );
}
