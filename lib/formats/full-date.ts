import { parseDate, parseMonth } from '#lib/csl/date.ts';
import type { CslDate } from '#lib/csl/item.ts';

export function isOfYear(date: CslDate, year: string): boolean {
  return String(date['date-parts']?.[0]?.[0]) === year.trim();
}

/** "Mar 7" of a year, "2019-03-07" by itself. */
export function fullDate(text: string, year: string): CslDate | null {
  const month = year && parseMonth(text);
  const date = month
    ? { 'date-parts': [[Number(year), month]] }
    : parseDate(/\d{4}/.test(text) ? text : `${text} ${year}`);
  return date['date-parts'] ? date : null;
}
