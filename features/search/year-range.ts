/** Both ends belong to it; null is open. */
export type YearRange = { from: number | null; to: number | null };

/** `2016`, `2016..2020`, `2016..` or `..2020`; null when it is none or runs backwards. */
export function parseYearRange(text: string): YearRange | null {
  const parsed = /^(-?\d{1,4})?(\.\.)?(-?\d{1,4})?$/.exec(text.replace(/\s/g, ''));
  if (!parsed) return null;
  const [, first, dots, second] = parsed;
  if (first === undefined && second === undefined) return null;
  // Without the dots, the second group can only be the tail of a text like 2016-17.
  if (!dots && (first === undefined || second !== undefined)) return null;
  const from = first === undefined ? null : Number(first) + 0;
  const to = dots ? (second === undefined ? null : Number(second) + 0) : from;
  return (from ?? Number.NEGATIVE_INFINITY) <= (to ?? Number.POSITIVE_INFINITY) ? { from, to } : null;
}
