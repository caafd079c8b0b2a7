import { foldText } from '../fold-text.ts';
import { yearOf } from './date.ts';
import type { CslItem, CslName } from './item.ts';
import { fullFamily } from './name.ts';
import { plainText } from './rich-text.ts';

// Patterns such as `[auth:lower][year][title:lower]`; docs/citation-keys.md is the reference for people.

const fields: Record<string, (csl: CslItem) => string> = {
  auth: (csl) => nameWord(creators(csl)[0]),
  auths: (csl) => creators(csl).slice(0, 3).map(nameWord).join(''),
  year: (csl) => String(yearOf(csl.issued) ?? ''),
  shortyear: (csl) => String(yearOf(csl.issued) ?? '').slice(-2),
  title: (csl) => titleWords(csl)[0] ?? '',
  titles: (csl) => titleWords(csl).slice(0, 3).join(''),
  journal: (csl) =>
    words(String(csl['container-title'] ?? ''))
      .map((word) => word.charAt(0))
      .join(''),
  type: (csl) => words(csl.type).join(''),
};

const filters: Record<string, (text: string) => string> = {
  lower: (text) => text.toLowerCase(),
  upper: (text) => text.toUpperCase(),
  capital: (text) => text.charAt(0).toUpperCase() + text.slice(1),
};

const part = /\[([a-z]+)((?::[a-z0-9]+)*)\]/g;

/** What is wrong with a pattern, in a sentence; null when nothing is. */
export function patternFault(pattern: string): string | null {
  for (const [whole, field = '', steps = ''] of pattern.matchAll(part)) {
    if (!fields[field]) return `${whole} is no part of a citation key; use one of ${Object.keys(fields).join(', ')}.`;
    const wrong = stepsOf(steps).find((step) => !filters[step] && !/^\d{1,2}$/.test(step));
    if (wrong)
      return `“${wrong}” in ${whole} is no filter; use ${Object.keys(filters).join(', ')} or a number of letters.`;
  }
  const rest = pattern.replace(part, '');
  if (rest === pattern) return 'A pattern needs at least one part in brackets, such as [auth].';
  return /^[A-Za-z0-9_.:+/-]*$/.test(rest) ? null : 'Between the parts only letters, digits and _ . : + / - may stand.';
}

/** The key a record would have were it alone: ASCII, without what BibTeX cannot take. Never empty. */
export function citationKeyBase(pattern: string, csl: CslItem): string {
  const key = pattern.replace(part, (_whole, field: string, steps: string) =>
    stepsOf(steps).reduce(applyStep, fields[field]?.(csl) ?? ''),
  );
  return key.replace(/[^A-Za-z0-9_.:+/-]/g, '').slice(0, 80) || 'untitled';
}

/** Of a key's 200 letters those that no suffix (three letters at most) takes: keys that may clash begin alike up to here. */
export const keyStemLength = 197;

/** `base`, or `basea`, `baseb` … `basez`, `baseaa` …: the first that is not taken. */
export function freeKey(base: string, isTaken: (key: string) => boolean): string {
  for (let number = 0; ; number++) {
    const key = withSuffix(base, number);
    if (!isTaken(key)) return key;
  }
}

/** The first choices for a key: what `freeKey` goes through. */
export function keyChoices(base: string, howMany: number): string[] {
  return Array.from({ length: howMany }, (_, number) => withSuffix(base, number));
}

function withSuffix(base: string, number: number): string {
  const tail = suffix(number);
  return base.slice(0, 200 - tail.length) + tail;
}

/** Whether a person or a file may use the text as a key; the same rule is a constraint of the database. */
export function isCitationKey(text: string): boolean {
  return /^[^\s{}(),=#%"\\~']{1,200}$/.test(text);
}

const stepsOf = (steps: string) => steps.split(':').filter(Boolean);

function applyStep(text: string, step: string): string {
  return filters[step]?.(text) ?? text.slice(0, Number(step));
}

// 0 is nothing, then letters as columns of a sheet are counted.
function suffix(number: number): string {
  if (number === 0) return '';
  const letter = String.fromCharCode(97 + ((number - 1) % 26));
  return suffix(Math.floor((number - 1) / 26)) + letter;
}

function creators(csl: CslItem): CslName[] {
  const names = csl.author ?? csl.editor ?? csl.translator;
  return Array.isArray(names) ? names : [];
}

function nameWord(name: CslName | undefined): string {
  return name ? words(name.literal ?? fullFamily(name)).join('') : '';
}

const minor = new Set(
  'a an and are as at by das der des die do does een el et eine for from in into is its la las le les los of on or the to und un une via what with'.split(
    ' ',
  ),
);

function titleWords(csl: CslItem): string[] {
  const all = words(plainText(String(csl.title ?? '')));
  const major = all.filter((word) => !minor.has(word.toLowerCase()) && /[a-z]{2}/i.test(word));
  return major.length > 0 ? major : all;
}

// Case is kept through the folding: each word is folded on its own and given its capital back.
function words(text: string): string[] {
  return text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .map((word) => (/^\p{Lu}/u.test(word) ? capital(foldText(word)) : foldText(word)).replace(/[^A-Za-z0-9]/g, ''))
    .filter(Boolean);
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
