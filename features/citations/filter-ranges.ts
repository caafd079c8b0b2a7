import type { YearRange } from '#features/search/year-range.ts';

/** Dates as given: `2026`, `2026-03` or `2026-03-31`; both ends belong to it, in UTC. */
export type DateRange = { from: string | null; to: string | null };

/** `2026-01-31`, `2026-01..2026-03`, `2026..`; null when it is none or runs backwards. */
export function parseDateRange(text: string): DateRange | null {
  const parts = text.split('..').map((part) => part.trim());
  if (parts.length > 2 || parts.some((part) => part !== '' && !firstMoment(part))) return null;
  const [from = null, to = from] = parts.map((part) => part || null);
  if (!from && !to) return null;
  return !from || !to || startOf(from) < endOf(to) ? { from, to } : null;
}

/** First moment of the date. */
export function startOf(date: string): Date {
  return firstMoment(date) ?? new Date(Number.NaN);
}

/** First moment after the date. */
export function endOf(date: string): Date {
  const end = startOf(date);
  const [, month, day] = date.split('-');
  if (day) end.setUTCDate(end.getUTCDate() + 1);
  else if (month) end.setUTCMonth(end.getUTCMonth() + 1);
  else end.setUTCFullYear(end.getUTCFullYear() + 1);
  return end;
}

/** The moment an `asOf` means: a date in full, or an instant as `2026-03-31T12:00:00Z`. Null when it is neither. */
export function momentOf(asOf: string): Date | null {
  if (firstMoment(asOf)) return endOf(asOf);
  if (!/^[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/.test(asOf) || !firstMoment(asOf.slice(0, 10))) return null;
  const moment = new Date(asOf);
  return Number.isNaN(moment.getTime()) ? null : moment;
}

/** `at the end of 31 March 2026`, or `at 12:00 on 31 March 2026 (UTC)`. */
export function dayInWords(asOf: string): string {
  const day = asOf.slice(0, 10);
  const [, month, date] = day.split('-');
  const named = startOf(day).toLocaleDateString('en-GB', {
    ...(date && { day: 'numeric' }),
    ...(month && { month: 'long' }),
    year: 'numeric',
    timeZone: 'UTC',
  });
  return asOf.length > 10 ? `at ${asOf.slice(11, -1)} on ${named} (UTC)` : `at the end of ${named}`;
}

export function printRange({ from, to }: YearRange | DateRange): string {
  return from === to ? String(from) : `${from ?? ''}..${to ?? ''}`;
}

function firstMoment(date: string): Date | null {
  if (!/^[12]\d{3}(?:-\d{2}){0,2}$/.test(date)) return null;
  const moment = new Date(`${date.padEnd(7, '-01').slice(0, 7)}${date.slice(7) || '-01'}T00:00:00Z`);
  // 2026-02-31 would roll over into March.
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date) ? moment : null;
}
