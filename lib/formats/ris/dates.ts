import { parseDate } from '#lib/csl/date.ts';
import type { CslDate } from '#lib/csl/item.ts';

const seasons = ['', 'Spring', 'Summer', 'Autumn', 'Winter'];
const withOther = /^(\d{4}\/\d{0,2}\/\d{0,2}\/)./;

/** `YYYY/MM/DD/other information`, or any other date; `isWhole` unless that information is no part of a date ("10:11:12", "May2019"). */
export function parseRisDate(text: string): { date: CslDate; isWhole: boolean } {
  const date = parseDate(text);
  const [, plain] = date['date-parts'] ? [] : (withOther.exec(text) ?? []);
  const known = plain === undefined ? date : parseDate(plain);
  return known !== date && known['date-parts'] ? { date: known, isWhole: false } : { date, isWhole: true };
}

/** `2019/03/07/`, `2019///Spring`, or the year alone; a range gives its beginning. */
export function printRisDate(date: CslDate): string | null {
  const [year, month, day] = (date['date-parts']?.[0] ?? []).map(Number);
  if (!year || year < 1000 || year > 9999) return date.literal ?? date.raw ?? null;
  const season = seasons[Number(date.season ?? 0)];
  if (!month) return season ? `${year}///${season}` : String(year);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${year}/${two(month)}/${day ? two(day) : ''}/`;
}
