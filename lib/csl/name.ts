import type { CslName } from './item.ts';

/** `family` with the particle that belongs to it: "van der Berg". */
export function fullFamily(name: CslName): string {
  return [name['dropping-particle'], name['non-dropping-particle'], name.family].filter(Boolean).join(' ');
}

/** The name as one reads it: "Jan van der Berg, Jr.". */
export function displayName(name: CslName): string {
  if (name.literal) return name.literal;
  const plain = [name.given, fullFamily(name)].filter(Boolean).join(' ');
  return name.suffix ? `${plain}, ${name.suffix}` : plain;
}

/** The name as lists sort it: "van der Berg, Jan, Jr.", or the literal. */
export function invertedName(name: CslName): string {
  if (name.literal) return name.literal;
  return [fullFamily(name), name.given, name.suffix].filter(Boolean).join(', ');
}

const suffix = /^(?:[js]r\.?|junior|senior|[ivx]{2,}|iv|v|\d+(?:st|nd|rd|th)|esq\.?|ph\.?d\.?|m\.?d\.?)$/i;

export function isNameSuffix(text: string): boolean {
  return suffix.test(text.trim());
}

/** Reads "Family, Given", "Family, Given, Suffix" or "Family, Suffix, Given"; anything without a comma is a literal. */
export function parseInvertedName(text: string): CslName {
  const comma = text.indexOf(',');
  if (comma > 0 && text.indexOf(',', comma + 1) < 0) {
    // Most names, without making a list of their parts.
    const family = text.slice(0, comma).trim();
    const given = text.slice(comma + 1).trim();
    if (family !== '' && given !== '') return { family, given };
  }
  const [family = '', second = '', ...rest] = text.split(',').map((part) => part.trim());
  if (rest.length === 0 && second === '') return { literal: text.replace(/,\s*$/, '').trim() };
  if (family === '') return { literal: second };
  const third = rest.filter(Boolean).join(', ');
  const suffixSecond = third !== '' && isNameSuffix(second) && !isNameSuffix(third);
  const given = suffixSecond ? third : second;
  const last = suffixSecond ? second : third;
  return { family, ...(given && { given }), ...(last && { suffix: last }) };
}
