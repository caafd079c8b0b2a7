import type { CslName } from '#lib/csl/item.ts';
import { parseInvertedName } from '#lib/csl/name.ts';

const particles = '(?:(?:[Vv][ao]n|[Dd]e[rnl]?|[Dd][aiou]s?|[Ll][ae]|[ae]l|b?in|ten|ter|zu)\\s)*';
const word = "\\p{Lu}[\\p{L}\\p{M}'’-]+";
const initialsFirst = new RegExp(`^((?:\\p{Lu}\\.[ -]?)+)\\s(${particles}${word})$`, 'u');
const initialsLast = new RegExp(`^(${particles}${word}(?:\\s${word})?)\\s((?:\\p{Lu}\\.[ -]?)*\\p{Lu}\\.)$`, 'u');
const countries = /(?:^|\s)(?:U\. ?[SKN]|E\. ?U)\./;

/** "Family, Given", "A. B. Family" as IEEE writes it, "Family A.B." as Embase and Scopus do; anything else without a comma is a literal. */
export function parseRisName(text: string): CslName {
  if (text.includes(',') || !text.includes('.') || countries.test(text)) return parseInvertedName(text);
  const name = text.trim();
  const [, before, last] = initialsFirst.exec(name) ?? [];
  if (before && last) return { family: last, given: before.trim() };
  const [, first, behind] = initialsLast.exec(name) ?? [];
  return first && behind ? { family: first, given: behind } : parseInvertedName(text);
}
