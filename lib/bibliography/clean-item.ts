import { normalisePmid } from '../csl/identifiers.ts';
import type { CslDate, CslItem, CslName } from '../csl/item.ts';
import { isItemType } from '../csl/item-types.ts';
import { withoutMarks } from './marked-text.ts';

export type CleanItem = { id: string; type: string; [variable: string]: unknown };

/** A copy the processor cannot stumble over: no empty or nameless names, no half dates, no objects it does not know. */
export function cleanItem(item: CslItem, id: string): CleanItem {
  const clean: CleanItem = { id, type: isItemType(item.type) ? item.type : 'document' };
  for (const [variable, value] of Object.entries(item)) {
    if (variable === 'id' || variable === 'type' || variable === 'custom') continue;
    const cleaned = variable === 'URL' && isPubmedPage(item) ? null : cleanValue(variable, value);
    if (cleaned !== null) clean[variable] = cleaned;
  }
  return clean;
}

/** Reference lists name the work, not the page of the database it was found in. */
function isPubmedPage({ URL, PMID }: CslItem): boolean {
  return typeof URL === 'string' && /^https?:/i.test(URL) && normalisePmid(URL) === PMID;
}

function cleanValue(variable: string, value: unknown): unknown {
  // Some styles look for patterns in numbers, which the processor then takes for text.
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : null;
  if (typeof value === 'string') {
    const text = cleanText(value, variable === 'note');
    return text && variable.includes('title') ? withGreekKept(text) : text;
  }
  if (Array.isArray(value)) return cleanNames(value);
  return value !== null && typeof value === 'object' ? cleanDate(value as CslDate) : null;
}

// A note keeps its lines: "PMID: 1" on one of its own is read as a variable by the processor.
function cleanText(text: string, keepLines = false): string | null {
  const space = keepLines ? /[^\S\n]+/g : /\s+/g;
  const clean = withoutMarks(text)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\ufffe\uffff]/g, '')
    .toWellFormed()
    .replace(space, ' ')
    .trim();
  return clean === '' ? null : clean;
}

// Title case would make a capital Mu of the letter in "μ-opioid", which prints as an M.
function withGreekKept(title: string): string {
  return title.replace(/(?<![\p{L}\p{M}])[µα-ω](?![\p{L}\p{M}])/gu, '<span class="nocase">$&</span>');
}

const nameParts = ['family', 'given', 'dropping-particle', 'non-dropping-particle', 'suffix', 'literal'] as const;

function cleanNames(values: unknown[]): CleanName[] | null {
  const names = values.map(cleanName).filter((name) => name !== null);
  return names.length > 0 ? names : null;
}

type CleanName = Partial<Record<(typeof nameParts)[number], string>>;

function cleanName(value: unknown): CleanName | null {
  if (value === null || typeof value !== 'object') return null;
  const name: CleanName = {};
  for (const part of nameParts) {
    const text = (value as CslName)[part];
    const clean = typeof text === 'string' ? cleanText(text) : null;
    if (clean && clean !== 'undefined') name[part] = clean;
  }
  if (name.literal) return { literal: name.literal };
  if (name.family) return name;
  const rest = [name.given, name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ');
  return rest ? { literal: rest } : null;
}

function cleanDate(date: CslDate): CslDate | null {
  const rows = Array.isArray(date['date-parts'])
    ? date['date-parts'].map(cleanParts).filter((row) => row.length > 0)
    : [];
  const season = cleanValue('season', date.season);
  const literal = typeof date.literal === 'string' ? cleanText(date.literal) : null;
  const raw = typeof date.raw === 'string' ? cleanText(date.raw) : null;
  if (rows.length === 0 && !literal && !raw) return null;
  const circa = date.circa && date.circa !== 'false' && date.circa !== '0';
  return {
    ...(rows.length > 0 && { 'date-parts': rows.slice(0, 2) }),
    ...(rows.length === 0 && (literal ? { literal } : { raw: raw ?? '' })),
    ...(season !== null && { season: season as string | number }),
    ...(circa && { circa: true }),
  };
}

/** Up to the first part that is no number; an open end, `[0]`, is nothing. */
function cleanParts(row: unknown): number[] {
  const parts = Array.isArray(row) ? row.slice(0, 3).map((part) => (part === '' ? Number.NaN : Number(part))) : [];
  const end = parts.findIndex((part) => !Number.isInteger(part) || part === 0);
  return end < 0 ? parts : parts.slice(0, end);
}
