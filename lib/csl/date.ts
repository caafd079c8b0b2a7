import type { CslDate } from './item.ts';

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const seasonNames = ['Spring', 'Summer', 'Autumn', 'Winter'];
const edtfPart = /^(-?\d{1,4}|y-?\d{5,})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[\d:.Z+-]*)?([?~%]?)$/;

/** Reads EDTF (ISO 8601-2) levels 0 and 1 as BibLaTeX uses it: ranges, open ends, seasons 21–24, `?`, `~`, `%`. */
export function parseEdtf(text: string): CslDate | null {
  const whole = text.trim().split('/');
  const sides = whole.length === 1 ? unspecified(whole[0] ?? '') : whole;
  if (sides.length > 2) return null;
  const parts = sides.map(edtfSide);
  if (parts.includes(null) || parts.every((part) => part === 'open')) return null;
  const known = parts.filter((part) => part !== null && part !== 'open');
  const season = known.find((part) => part.season)?.season;
  return {
    'date-parts': parts.map((part) => (part === null || part === 'open' ? [0] : part.parts)),
    ...(season && parts.length === 1 && { season }),
    ...(known.some((part) => part.circa) && { circa: true }),
  };
}

/** `199X` and `19uu` are spans of ten and of a hundred years. */
function unspecified(text: string): string[] {
  if (!/^\d{2,3}[uX]{1,2}$/.test(text) || text.length !== 4) return [text];
  return [text.replace(/[uX]/g, '0'), text.replace(/[uX]/g, '9')];
}

type Side = { parts: number[]; season?: number; circa: boolean };

function edtfSide(text: string): Side | 'open' | null {
  if (/^(?:|\.\.|\*|open|unknown)$/.test(text)) return 'open';
  const match = edtfPart.exec(text);
  // Year 0 of CSL means none.
  if (!match || Number(match[1]) === 0) return null;
  const [year, month, day] = [match[1]?.replace('y', ''), match[2], match[3]].map((part) => Number(part ?? 0));
  const season = month && month >= 21 && month <= 24 ? month - 20 : undefined;
  if (!season && ((month ?? 0) > 12 || (day ?? 0) > 31)) return null;
  return { parts: partsOf(year ?? 0, season ? 0 : month, day), season, circa: Boolean(match[4]) };
}

function partsOf(year: number, month?: number, day?: number): number[] {
  if (!month) return [year];
  return day ? [year, month, day] : [year, month];
}

/** Month 1–12 of an English name or its abbreviation, of a German, French or Spanish name, or of a number. */
export function parseMonth(text: string): number | null {
  const known = months.get(text);
  if (known !== undefined) return known;
  const month = monthOf(text);
  if (months.size < 200) months.set(text, month);
  return month;
}

// What has been asked before: a file has few of them.
const months = new Map<string, number | null>();

function monthOf(text: string): number | null {
  const folded = text
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z0-9]/g, '');
  if (/^\d{1,2}$/.test(folded)) return Number(folded) >= 1 && Number(folded) <= 12 ? Number(folded) : null;
  const at = monthStems.findIndex((stem) => stem.test(folded));
  return at < 0 ? null : at + 1;
}

const monthStems = [
  /^(?:jan(?:uary|uar|vier)?|enero)$/,
  /^(?:feb(?:r(?:uary|uar|ero)?)?|fevrier)$/,
  /^(?:mar(?:ch|s|zo)?|marz)$/,
  /^(?:apr(?:il)?|avril|abril)$/,
  /^(?:may|mai|mayo)$/,
  /^(?:june?|juni|juin|junio)$/,
  /^(?:july?|juli|juillet|julio)$/,
  /^(?:aug(?:ust)?|aout|agosto)$/,
  /^(?:sept?(?:ember|embre|tiembre)?)$/,
  /^(?:oct(?:ober|obre|ubre)?|okt(?:ober)?)$/,
  /^(?:nov(?:ember|embre|iembre)?)$/,
  /^(?:dec(?:ember|embre)?|dez(?:ember)?|diciembre)$/,
];

function parseSeason(text: string): number | null {
  const at = [/^spring$/i, /^summer$/i, /^(?:autumn|fall)$/i, /^winter$/i].findIndex((name) => name.test(text));
  return at < 0 ? null : at + 1;
}

// What most files hold: "2019", "2019/03//", "2019/03/07/".
const plainDate = /^([1-9]\d{3})(?:\/(0[1-9]|1[0-2])(?:\/(0[1-9]|[12]\d|3[01]))?\/{0,2})?$/;

/**
 * Reads what a file or a person wrote: EDTF, `2019/03/07/`, "7 March 2019", "Mar 7, 2019", "2019 Mar", "Spring 2019", "c. 1850",
 * "1998 Dec-1999 Jan". What is none of these is kept as `literal`.
 */
export function parseDate(text: string): CslDate {
  const plain = plainDate.exec(text);
  if (plain) return { 'date-parts': [partsOf(Number(plain[1]), Number(plain[2] ?? 0), Number(plain[3] ?? 0))] };
  const trimmed = text.trim().replace(/\s+/g, ' ');
  const circa = /^(?:c\.|ca\.?|circa)\s*(?=\d)/i.exec(trimmed);
  const core = trimmed.slice(circa?.[0].length ?? 0).replace(/^\[(.*)\]$/, '$1');
  const date = slashed(core) ?? parseEdtf(core) ?? compact(core) ?? worded(core) ?? wordedRange(core);
  if (!date) return { literal: trimmed };
  return circa ? { ...date, circa: true } : date;
}

/** RIS: `YYYY/MM/DD/other information`, every part but the year possibly empty. */
function slashed(text: string): CslDate | null {
  const match = /^(-?\d{4})\/(\d{1,2})?\/?(\d{1,2})?\/?(.*)$/.exec(text);
  if (!match || /^\d{4}\/\d{4}$/.test(text)) return null;
  const [, year, month, day, other = ''] = match;
  if (Number(month ?? 0) > 12 || Number(day ?? 0) > 31) return null;
  const rest = other.trim();
  const season = rest ? parseSeason(rest) : null;
  if (rest && !season) {
    const worded = month ? null : parseMonth(other);
    if (!worded) return null;
    return { 'date-parts': [[Number(year), worded]] };
  }
  return { 'date-parts': [partsOf(Number(year), Number(month ?? 0), Number(day ?? 0))], ...(season && { season }) };
}

function compact(text: string): CslDate | null {
  const match = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match || Number(match[2]) > 12 || Number(match[3]) > 31 || match[2] === '00') return null;
  return { 'date-parts': [partsOf(Number(match[1]), Number(match[2]), Number(match[3]))] };
}

function worded(text: string): CslDate | null {
  const words = text.split(/[\s,]+|(?<=[A-Za-z])\.|(?<=\d)[-/](?=[A-Za-z])|(?<=[A-Za-z])[-/](?=\d)/).filter(Boolean);
  if (words.length < 2 || words.length > 3) return null;
  const year = words.find((word) => /^\d{4}$/.test(word));
  const season = words.length === 2 ? words.map(parseSeason).find(Boolean) : undefined;
  if (year && season) return { 'date-parts': [[Number(year)]], season };
  const month = words.map((word) => (/[a-z]/i.test(word) ? parseMonth(word) : null)).find(Boolean);
  const day = words.find((word) => /^\d{1,2}(?:st|nd|rd|th)?$/.test(word));
  if (!year || !month || words.length !== (day ? 3 : 2)) return null;
  return { 'date-parts': [partsOf(Number(year), month, day ? Number.parseInt(day, 10) : 0)] };
}

/** "1998 Dec-1999 Jan", "2000 Nov-Dec", "Nov–Dec 2000", "Nov/Dec 2000", "March 3-5, 2019", "3-5 March 2019". */
function wordedRange(text: string): CslDate | null {
  const sides = text.split(/\s*(?:--?|–|—|\/)\s*/);
  if (sides.length !== 2) return null;
  const [left = '', right = ''] = sides;
  const leftYear = /\b\d{4}\b/.exec(left)?.[0];
  const rightYear = /\b\d{4}\b/.exec(right)?.[0];
  const month = monthIn(left);
  const from = leftYear ? left : `${left} ${month ? '' : monthIn(right)} ${rightYear}`;
  const until = /[a-z]/i.test(right) ? right : right.replace(/^\d{1,2}(?!\d)/, `${month} $&`);
  const start = worded(from.trim())?.['date-parts']?.[0];
  const end = worded((rightYear ? until : `${until} ${leftYear}`).trim())?.['date-parts']?.[0];
  return start && end ? { 'date-parts': [start, end] } : null;
}

const monthIn = (text: string) => /[a-z]{3,}/i.exec(text)?.[0] ?? '';

function numbersOf(date: CslDate): number[][] {
  const rows = date['date-parts'] ?? [];
  const numbers = rows.map((row) => row.map(Number));
  return numbers.some((row) => row.some(Number.isNaN)) ? [] : numbers;
}

/** EDTF of the date, or null when it holds nothing but words. Parts that are 0 or missing are left out. */
export function printEdtf(date: CslDate): string | null {
  const rows = numbersOf(date);
  // Crossref has `[[null]]` where it knows of no date.
  if (!rows.some(([year]) => year)) return null;
  const season = seasonOf(date);
  const mark = date.circa && date.circa !== 'false' && date.circa !== '0' ? '~' : '';
  return rows.map((row, at) => (row[0] ? edtfOf(row, at === 0 ? season : null) + mark : '')).join('/');
}

function seasonOf(date: CslDate): number | null {
  const season = Number(date.season);
  return season >= 1 && season <= 4 ? season : null;
}

function edtfOf([year = 0, month = 0, day = 0]: number[], season: number | null): string {
  const digits = String(Math.abs(year)).padStart(4, '0');
  const sign = year < 0 ? '-' : '';
  const head = digits.length > 4 ? `y${sign}${digits}` : sign + digits;
  if (season && !month) return `${head}-${20 + season}`;
  const two = (part: number) => `-${String(part).padStart(2, '0')}`;
  if (!month) return head;
  return head + two(month) + (day ? two(day) : '');
}

/** For people to read: "7 March 2019", "Spring 2019", "c. 1850", "March 2019 – April 2019", or the literal. */
export function displayDate(date: CslDate): string {
  const rows = numbersOf(date);
  if (rows.length === 0) return date.literal ?? date.raw ?? '';
  const season = seasonOf(date);
  const shown = rows.map(([year = 0, month = 0, day = 0]) => {
    if (!year) return '';
    const era = year < 0 ? `${-year} BC` : String(year);
    const named = month ? monthNames[month - 1] : season && seasonNames[season - 1];
    return [day || '', named ?? '', era].filter(Boolean).join(' ');
  });
  return (date.circa ? 'c. ' : '') + shown.join(' – ').trim();
}

/** Year of the date (negative before our era), from its parts or else the first four digits of its words. */
export function yearOf(date: CslDate | undefined): number | null {
  if (!date) return null;
  const year = numbersOf(date).find((row) => row[0])?.[0];
  if (year !== undefined) return year;
  const found = /(?<!\d)\d{4}(?!\d)/.exec(date.raw ?? date.literal ?? '');
  return found ? Number(found[0]) : null;
}
