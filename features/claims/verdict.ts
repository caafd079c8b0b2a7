import type { Tone } from '#components/tone.ts';

/** What a person may find a claim to be, after the evidence in the library; stored as it reads. */
export const verdicts = ['supported', 'contested', 'unsupported', 'outdated', 'no evidence found'] as const;
export type Verdict = (typeof verdicts)[number];

/** How a verdict is said, what it means, and its colour beside its word. */
export const verdictTable: Readonly<Record<Verdict, { name: string; meaning: string; tone: Tone }>> = {
  supported: {
    name: 'Supported',
    meaning: 'Studies in the library show it, as far as they go; read at which level they stand.',
    tone: 'leaf',
  },
  contested: {
    name: 'Contested',
    meaning: 'Studies in the library show it and studies speak against it.',
    tone: 'amber',
  },
  unsupported: {
    name: 'Unsupported',
    meaning: 'There are studies that bear on it, and they do not show it, or show something else.',
    tone: 'vein',
  },
  outdated: { name: 'Outdated', meaning: 'It was so once; what came later has overtaken it.', tone: 'amber' },
  'no evidence found': {
    name: 'No evidence found',
    meaning: 'Nobody found a study of it. That is not evidence that it is false.',
    tone: 'neutral',
  },
};
