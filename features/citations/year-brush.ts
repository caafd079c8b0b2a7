import type { YearRange } from '#features/search/year-range.ts';

/** The years a histogram covers, one end to the other. */
export type YearSpan = { first: number; last: number };
/** A range with both its ends, as two handles show it. */
export type YearEnds = { from: number; to: number };

/** Where the handles stand: an open end at the end of the histogram, and nothing beyond it. */
export function endsOf(range: YearRange | null, { first, last }: YearSpan): YearEnds {
  const within = (year: number) => Math.min(Math.max(year, first), last);
  return { from: within(range?.from ?? first), to: within(range?.to ?? last) };
}

/** The range two handles mean: at the end of the histogram an end is open. Null when both are. */
export function rangeOf({ from, to }: YearEnds, { first, last }: YearSpan): YearRange | null {
  const range = { from: from <= first ? null : from, to: to >= last ? null : to };
  return range.from === null && range.to === null ? null : range;
}

const steps: Record<string, number> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

/** One handle moved by a key; it stops at the other and at the end. Null when the key moves nothing. */
export function movedByKey(ends: YearEnds, end: keyof YearEnds, key: string, span: YearSpan): YearEnds | null {
  const step = Object.hasOwn(steps, key) ? steps[key] : undefined;
  return step === undefined ? null : movedTo(ends, end, ends[end] + step, span);
}

/** One handle put on a year; it stops at the other and at the end. */
export function movedTo(ends: YearEnds, end: keyof YearEnds, year: number, { first, last }: YearSpan): YearEnds {
  const [least, most] = end === 'from' ? [first, ends.to] : [ends.from, last];
  return { ...ends, [end]: Math.min(Math.max(year, least), most) };
}

/** The years between two places of a histogram, as shares of its width from 0 to 1. */
export function endsBetween(one: number, other: number, span: YearSpan): YearEnds {
  const [from, to] = [yearAt(one, span), yearAt(other, span)].sort((a, b) => a - b) as [number, number];
  return { from, to };
}

/** The year at a place of a histogram. */
export function yearAt(share: number, { first, last }: YearSpan): number {
  const year = first + Math.floor(share * (last - first + 1));
  return Math.min(Math.max(year, first), last);
}

/** How far from the left edge the range begins and how far it goes, in per cent. */
export function shareOf({ from, to }: YearEnds, { first, last }: YearSpan): { start: number; end: number } {
  const width = last - first + 1;
  return { start: ((from - first) / width) * 100, end: ((to + 1 - first) / width) * 100 };
}
