import { Badge } from '#components/badge.tsx';
import type { Tone } from '#components/tone.ts';
import { PrintedText } from '#features/findings/components/printed-text.tsx';
import { staticMarkup } from '#lib/static-markup.ts';
import type { DisagreementFlag } from '../flag-reason.ts';

const kinds: Record<DisagreementFlag['kind'], { label: string; tone: Tone }> = {
  action: { label: 'Action', tone: 'vein' },
  direction: { label: 'Direction', tone: 'vein' },
  spread: { label: 'Spread', tone: 'amber' },
  copy: { label: 'Repeat', tone: 'neutral' },
};

type Props = { flags: readonly DisagreementFlag[]; library: string };

/** Each flag with the line that says why it is up, and links to the two findings. A page has hundreds, so React carries them as one text. */
export function FlagList({ flags, library }: Props) {
  const items = staticMarkup(flags.map((flag) => itemOf(flag, library)));
  // biome-ignore lint/security/noDangerouslySetInnerHtml: made of components, which escape
  return <ul className="grid gap-2" dangerouslySetInnerHTML={{ __html: items }} />;
}

function itemOf({ kind, reason, findings, studies }: DisagreementFlag, library: string) {
  return (
    <li key={`${kind} ${reason}`} className="flex flex-wrap items-baseline gap-x-2.5 gap-y-1">
      <Badge tone={kinds[kind].tone}>{kinds[kind].label}</Badge>
      <span className="min-w-0 flex-1 basis-80">
        <PrintedText>{reason}</PrintedText>
      </span>
      <span className="flex flex-wrap gap-x-2 text-sm">
        {findings.map((id, at) => (
          <a key={id} href={`/${library}/findings/${id}`} data-soft>
            {studies[at]}
          </a>
        ))}
      </span>
    </li>
  );
}
