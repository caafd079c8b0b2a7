import type { Tone } from '#components/tone.ts';
import { printedMarkup } from '#features/findings/printed-markup.ts';
import { escapeMarkup } from '#lib/static-markup.ts';
import type { DisagreementFlag } from './flag-reason.ts';

const kinds: Record<DisagreementFlag['kind'], { label: string; tone: Tone }> = {
  action: { label: 'Action', tone: 'vein' },
  direction: { label: 'Direction', tone: 'vein' },
  spread: { label: 'Spread', tone: 'amber' },
  copy: { label: 'Repeat', tone: 'neutral' },
};

/** Items of a list as HTML, each flag with the line that says why it is up, and links to the two findings. */
export function flagMarkup(flags: readonly DisagreementFlag[], library: string): string {
  return flags.map((flag) => itemMarkup(flag, library)).join('');
}

function itemMarkup({ kind, reason, findings, studies }: DisagreementFlag, library: string): string {
  const { label, tone } = kinds[kind];
  const links = findings.map(
    (id, at) => `<a href='/${library}/findings/${id}' data-soft>${escapeMarkup(studies[at] ?? '')}</a>`,
  );
  return [
    `<li><span class='badge' data-tone='${tone}'>${label}</span>`,
    `<span>${printedMarkup(reason)}</span><span>${links.join('')}</span></li>`,
  ].join('');
}
