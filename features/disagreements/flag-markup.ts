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

/** Items of a list as HTML, each flag with the line that says why it is up, in which the studies lead to their findings. */
export function flagMarkup(flags: readonly DisagreementFlag[], library: string): string {
  return flags.map((flag) => itemMarkup(flag, library)).join('');
}

function itemMarkup({ kind, ...flag }: DisagreementFlag, library: string): string {
  const { label, tone } = kinds[kind];
  return `<li><span class='badge' data-tone='${tone}'>${label}</span><span>${linked(flag, library)}</span></li>`;
}

// A reason names the two studies in the order of the findings.
function linked({ reason, findings, studies }: Omit<DisagreementFlag, 'kind'>, library: string): string {
  let markup = '';
  let rest = reason;
  for (const [index, study] of studies.entries()) {
    const [before = '', ...behind] = rest.split(study);
    markup += `${printedMarkup(before)}<a href='/${library}/findings/${findings[index]}' data-soft>${escapeMarkup(study)}</a>`;
    rest = behind.join(study);
  }
  return markup + printedMarkup(rest);
}
