import { parseDate, parseEdtf, parseMonth, printEdtf } from '#lib/csl/date.ts';
import type { CslDate } from '#lib/csl/item.ts';
import { sameValue } from '../carried.ts';
import { escapeLatex } from '../latex/encode.ts';
import type { Dialect } from './entry-types.ts';

/** `date` of BibLaTeX: EDTF; a text that is none is read as people write dates. */
export function readDate(text: string): CslDate {
  return parseEdtf(text.replace(/\s/g, '')) ?? parseDate(text);
}

/** `year`, `month` and `day` of BibTeX. A month may hold a day too, or a season: "June 5", "5~" # jun, "spring". */
export function readYearMonth(year: string, month = '', day = ''): CslDate {
  const date = /^\d{4}$/.test(year)
    ? { 'date-parts': [[Number(year)]] }
    : parseDate(year.replace(/[–—]/g, '/').replace(/^(\d{4})-(\d{4})$/, '$1/$2'));
  const parts = date['date-parts']?.[0];
  if (!month.trim() || !parts || parts.length > 1 || date['date-parts']?.length !== 1) {
    return parts || !month.trim() ? date : { literal: `${month} ${year}`.trim() };
  }
  const number = parseMonth(month);
  if (number) return { ...date, 'date-parts': [[...parts, number, ...(/^\d{1,2}$/.test(day) ? [Number(day)] : [])]] };
  const whole = parseDate(`${month.replace(/[.,~\u00A0]/g, ' ')} ${parts[0]}`);
  return whole.literal ? date : whole;
}

const months = ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Fields for a date, each already with its braces; null for what words alone say. */
export function printIssued(date: CslDate, dialect: Dialect): [string, string][] {
  const edtf = printEdtf(date);
  const words = date.literal ?? date.raw;
  if (edtf === null) return words ? [['year', `{${escapeLatex(words)}}`]] : [];
  if (dialect === 'biblatex') return [['date', `{${edtf}}`]];
  const [year, month, day] = (date['date-parts']?.find(([each]) => Number(each)) ?? []).map(Number);
  const named = months[month ?? 0];
  return [
    ['year', `{${year}}`],
    ...(named ? [['month', named] as [string, string]] : []),
    ...(named && day ? [['day', `{${day}}`] as [string, string]] : []),
  ];
}

/** Whether the fields give the very same date back. */
export function isPrintable(date: CslDate, dialect: Dialect): boolean {
  if (printEdtf(date) === null && !/^\w[\w ,.?-]*$/.test(date.literal ?? '')) return false;
  const fields = new Map(printIssued(date, dialect).map(([name, value]) => [name, value.replace(/[{}]/g, '')]));
  const edtf = fields.get('date');
  if (edtf !== undefined) return sameValue(readDate(edtf), date);
  return sameValue(readYearMonth(fields.get('year') ?? '', fields.get('month'), fields.get('day')), date);
}
