import { parseDate, parseMonth } from '#lib/csl/date.ts';
import type { CslDate } from '#lib/csl/item.ts';
import { childNamed, makeElement, textOf, type XmlElement } from '../xml/element.ts';
import { writable } from '../xml/text.ts';

/** A date of Year, Month, Day, Season, or the words of MedlineDate ("1998 Dec-1999 Jan"). */
export function readDate(element: XmlElement): CslDate | null {
  const part = (name: string) => textOf(childNamed(element, name)).trim();
  const words = part('MedlineDate');
  if (words) return parseDate(words);
  const year = part('Year');
  if (!/^\d{1,4}$/.test(year)) return year ? { literal: year } : null;
  const month = parseMonth(part('Month')) ?? 0;
  const day = Number(part('Day'));
  if (month) return { 'date-parts': [day >= 1 && day <= 31 ? [Number(year), month, day] : [Number(year), month]] };
  const season = ['spring', 'summer', 'autumn', 'winter'].indexOf(
    part('Season').toLowerCase().replace('fall', 'autumn'),
  );
  return { 'date-parts': [[Number(year)]], ...(season >= 0 && { season: season + 1 }) };
}

const seasons = ['', 'Spring', 'Summer', 'Autumn', 'Winter'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** What a date element holds: its parts, or words for a range and for what is no date. */
export function dateParts(date: CslDate): XmlElement[] {
  const rows = date['date-parts'] ?? [];
  const [year, month, day] = rows[0] ?? [];
  if (rows.length !== 1 || !year || Number(year) < 1) {
    const sides = rows.map(([y, m, d]) => [y, m ? months[Number(m) - 1] : '', d].filter(Boolean).join(' '));
    const words = writable(rows.length > 0 ? sides.join('-') : (date.literal ?? date.raw ?? '')).trim();
    return words ? [makeElement('MedlineDate', [words])] : [];
  }
  const parts = [makeElement('Year', [String(year)])];
  const season = seasons[Number(date.season ?? 0)];
  if (month) parts.push(makeElement('Month', [months[Number(month) - 1] ?? String(month)]));
  else if (season) parts.push(makeElement('Season', [season]));
  if (month && day) parts.push(makeElement('Day', [String(day).padStart(2, '0')]));
  return parts;
}
