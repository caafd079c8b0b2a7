import type { CslName } from '#lib/csl/item.ts';
import { parseInvertedName } from '#lib/csl/name.ts';

// Initials, particles, one family name.
const initialsFirst =
  /^((?:\p{Lu}\.[ -]?)+)\s((?:(?:v[ao]n|de[rnl]?|d[aiou]s?|l[ae]|[ae]l|b?in|ten|ter|zu)\s)*\p{Lu}[\p{L}\p{M}'’-]+)$/u;
const countries = /^(?:U\. ?[SKN]|E\. ?U)\./;

/** "Family, Given", or "A. B. Family" as IEEE writes it; anything else without a comma is a literal. */
export function parseRisName(text: string): CslName {
  if (text.includes(',')) return parseInvertedName(text);
  const [, given, family] = (!countries.test(text) && initialsFirst.exec(text.trim())) || [];
  return given && family ? { family, given: given.trim() } : parseInvertedName(text);
}
