import type { Dot } from '#components/dot-track.tsx';
import type { Tone } from '#components/tone.ts';
import type { Leaning } from './evidence-map.ts';

/** The shape and colour of each leaning on screen; a turned triangle points down. */
export const leaningMarks: Record<Leaning, { shape: NonNullable<Dot['shape']>; tone: Tone; turned?: boolean }> = {
  supports: { shape: 'triangle', tone: 'leaf' },
  contradicts: { shape: 'triangle', tone: 'vein', turned: true },
  'no effect': { shape: 'square', tone: 'neutral' },
  mixed: { shape: 'diamond', tone: 'amber' },
  inconclusive: { shape: 'circle', tone: 'neutral' },
};
