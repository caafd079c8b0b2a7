import type { LevelFilter } from '#features/evidence/evidence-level.ts';

/** Citations of one year by their best level; null for those without one. */
export type TimelineYear = { year: number; levels: { level: LevelFilter | null; citations: number }[] };

/** Kinds of level that a timeline tells apart: more than that many shades nobody can. */
export const bands = ['clinical', 'in vivo and human', 'in vitro and in silico', 'no level'] as const;
export type Band = (typeof bands)[number];

function bandOf(level: LevelFilter | null): Band {
  if (!level) return 'no level';
  if (level.scheme === 'ocebm') return 'clinical';
  return level.code === 'P4' || level.code === 'P5' ? 'in vivo and human' : 'in vitro and in silico';
}

export type TimelineBar = { year: number; total: number; counts: Record<Band, number> };

/** One bar a year from the first to the last, empty years too. */
export function timelineBars(years: readonly TimelineYear[]): TimelineBar[] {
  const [first, last] = [years[0]?.year, years.at(-1)?.year];
  if (first === undefined || last === undefined) return [];
  const byYear = new Map(years.map((each) => [each.year, each.levels]));
  return Array.from({ length: last - first + 1 }, (_, index) => barOf(first + index, byYear.get(first + index) ?? []));
}

function barOf(year: number, levels: TimelineYear['levels']): TimelineBar {
  const counts: Record<Band, number> = {
    clinical: 0,
    'in vivo and human': 0,
    'in vitro and in silico': 0,
    'no level': 0,
  };
  for (const { level, citations } of levels) counts[bandOf(level)] += citations;
  return { year, counts, total: levels.reduce((sum, { citations }) => sum + citations, 0) };
}
