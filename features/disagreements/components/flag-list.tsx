import { Badge } from '#components/badge.tsx';
import type { Tone } from '#components/tone.ts';
import type { DisagreementFlag } from '../flag-reason.ts';

const kinds: Record<DisagreementFlag['kind'], { label: string; tone: Tone }> = {
  action: { label: 'Action', tone: 'vein' },
  direction: { label: 'Direction', tone: 'vein' },
  spread: { label: 'Spread', tone: 'amber' },
  copy: { label: 'Repeat', tone: 'neutral' },
};

type Props = { flags: readonly DisagreementFlag[]; library: string };

/** Each flag with the line that says why it is up, and links to the two findings. */
export function FlagList({ flags, library }: Props) {
  return (
    <ul className="grid gap-2">
      {flags.map((flag) => (
        <li key={`${flag.kind} ${flag.reason}`} className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
          <Badge tone={kinds[flag.kind].tone}>{kinds[flag.kind].label}</Badge>
          <span className="min-w-0 flex-1 basis-80">{flag.reason}</span>
          <span className="flex flex-wrap gap-x-2 text-sm">
            {flag.findings.map((id, at) => (
              <a key={id} href={`/${library}/findings/${id}`} data-soft>
                {flag.studies[at]}
              </a>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}
