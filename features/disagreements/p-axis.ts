import type { Axis } from '#components/dot-track.tsx';

const units = ['M', 'mM', 'µM', 'nM', 'pM', 'fM'];

/** The concentration that a whole p value stands for: 8 → 10 nM. */
export function concentrationOf(p: number): string {
  const step = Math.min(units.length - 1, Math.max(0, Math.ceil(p / 3)));
  return `${10 ** (step * 3 - p)} ${units[step]}`;
}

/** An axis of −log10 molar values, weaker to the left, with whole steps around all that is shown; 5 to 9 when that is nothing. */
export function pAxis(values: readonly number[]): Axis {
  const finite = values.filter(Number.isFinite);
  const min = finite.length > 0 ? Math.floor(Math.min(...finite)) : 5;
  const highest = finite.length > 0 ? Math.ceil(Math.max(...finite)) : 9;
  const max = Math.max(highest, min + 1);
  const ticks = Array.from({ length: max - min + 1 }, (_, index) => min + index);
  return { min, max, ticks: ticks.map((at) => ({ at, label: concentrationOf(at) })) };
}
