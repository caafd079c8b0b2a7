import type { CslName } from '#lib/csl/item.ts';
import { fullFamily, invertedName, parseInvertedName } from '#lib/csl/name.ts';

// A lone V is an initial.
const endsInSuffix = /^(.*\S)\s+((?:[JS]r\.?|I{2,3}|IV|VI{1,3}|\d(?:st|nd|rd|th)))$/;

/** FAU: "King, Martin Luther Jr". What has no comma is a body or a mononym. */
export function parseFullName(text: string): CslName {
  const name = parseInvertedName(text);
  const [, given, suffix] = (!name.suffix && endsInSuffix.exec(name.given ?? '')) || [];
  return given && suffix ? { ...name, given, suffix } : name;
}

export function printFullName(name: CslName): string {
  const { suffix, ...rest } = name;
  const bare = invertedName(rest);
  if (!suffix) return bare;
  return endsInSuffix.test(`x ${suffix}`) && rest.given ? `${bare} ${suffix}` : invertedName(name);
}

/** AU: "King ML Jr", with initials and without commas; with a comma it is a whole name, as ERIC writes it. */
export function parseShortName(text: string): CslName {
  if (text.includes(',')) return parseFullName(text);
  const [, family, initials, suffix] =
    /^(.*\S)\s+(\p{Lu}{1,4})(?:\s+([JS]r|I{2,3}|IV|\dth|2nd|3rd))?$/u.exec(text) ?? [];
  if (!family || !initials) return { literal: text };
  return { family, given: [...initials].map((letter) => `${letter}.`).join(' '), ...(suffix && { suffix }) };
}

export function printShortName(name: CslName): string {
  if (name.literal !== undefined) return name.literal;
  const initials = (name.given ?? '').match(/(?<![\p{L}\p{M}])\p{L}/gu)?.join('') ?? '';
  return [fullFamily(name), initials, name.suffix?.replace(/\.$/, '')].filter(Boolean).join(' ');
}

/** Whether an AU is the short form of the FAU before it. */
export function isShortOf(text: string, name: CslName): boolean {
  const head = name['non-dropping-particle'] || name['dropping-particle'] ? '' : name.family?.slice(0, 4);
  if (head && text.startsWith(head) && /^[A-Za-z]{4}$/.test(head)) return true;
  const fold = (value: string) => value.toLowerCase().replace(/[^\p{L}]/gu, '');
  const start = fold(fullFamily(name) || name.literal || '');
  return start !== '' && fold(text).startsWith(start.slice(0, 4));
}
