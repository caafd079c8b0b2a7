import type { CslName } from '#lib/csl/item.ts';
import { isNameSuffix } from '#lib/csl/name.ts';
import { plainText } from '#lib/csl/rich-text.ts';
import { sameValue } from '../carried.ts';
import { decodeLatex } from '../latex/decode.ts';
import { escapeLatex } from '../latex/encode.ts';

const clean = (latex: string) => plainText(decodeLatex(latex)).replaceAll('\u00A0', ' ').trim();

/** Splits at a separator that stands outside of braces. */
export function splitOutside(text: string, separator: RegExp): string[] {
  if (!text.includes('{')) return text.split(separator);
  const pieces: string[] = [];
  let depth = 0;
  let from = 0;
  const stop = new RegExp(`[{}]|${separator.source}`, separator.flags.includes('i') ? 'gi' : 'g');
  for (let match = stop.exec(text); match; match = stop.exec(text)) {
    if (match[0] === '{') depth++;
    else if (match[0] === '}') depth--;
    else if (depth === 0) {
      pieces.push(text.slice(from, match.index));
      from = stop.lastIndex;
    }
  }
  return [...pieces, text.slice(from)];
}

/** A list of names joined by `and`; `others` becomes a literal of that word. */
export function parseNames(text: string): CslName[] {
  const folded = (/\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
  const pieces = splitOutside(folded, / and(?= |$)|^and /i).map((piece) => piece.trim());
  return pieces.map(parseName).filter((name) => name.literal || name.family || name.given);
}

/** Whether two commas follow each other without an `and`; asked of every list of names. */
function mayBeCrowded(text: string): boolean {
  let comma = text.indexOf(',');
  while (comma >= 0) {
    const next = text.indexOf(',', comma + 1);
    if (next >= 0 && !text.slice(comma, next).includes(' and ')) return true;
    comma = next;
  }
  return false;
}

/** A name with more commas than one can have: "Smith J., Doe J., Roe K.", whose names should be joined by `and`. */
export function crowdedName(text: string): string | undefined {
  if (!mayBeCrowded(text)) return undefined;
  return splitOutside(text.replace(/\s+/g, ' '), / and(?= |$)/i).find((name) => {
    const parts = splitOutside(name, /,/).flatMap((part) => part.trim() || []);
    const isCrowded = parts.length > 3 || (parts.length === 3 && parts[1]?.includes(' ') && !parts.some(isNameSuffix));
    return isCrowded && !name.includes('=');
  });
}

// A capitalised word, a comma, plain given names: there is nothing to decode in it.
const plainName = /^(\p{Lu}\p{L}*), ([\p{L}.]+(?:[ -][\p{L}.]+)*)$/u;

/** One name: `{Body}`, `First von Last`, `von Last, First`, `von Last, Jr, First`, `family=…, given=…`. */
function parseName(text: string): CslName {
  const plain = plainName.exec(text);
  if (plain) return { family: plain[1] ?? '', given: plain[2] ?? '' };
  if (text === 'others') return { literal: 'others' };
  if (/^\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}$/.test(text) && !/^\{\\/.test(text)) return { literal: clean(text) };
  const parts = splitOutside(text, /,/).map((part) => part.trim());
  if (parts.some((part) => /^(?:family|given)\s*=/.test(part))) return parseExtended(parts);
  const [first = '', second = '', ...rest] = parts;
  if (parts.length === 1) return parseForward(first);
  if (first === '') return { literal: clean(second) };
  const third = rest.filter(Boolean).join(', ');
  if (third === '') return { ...splitFamily(first), ...(second && { given: clean(second) }) };
  const swapped = isNameSuffix(clean(third)) && !isNameSuffix(clean(second));
  return { ...splitFamily(first), given: clean(swapped ? second : third), suffix: clean(swapped ? third : second) };
}

// Small words that stand in the names of bodies, never of people; and those that stand before family names.
const ofBodies = /^(?:for|of|at|the|with|from)$/;
const particle =
  /^(?:v[ao]n|de[rnls]?|d[aiou]|d[ao]s|del+[ao]?|l[aeo]|t[eo]n|ter|te|zu[mr]?|a[lfv]|el|b[ei]n|ibn|san|[a-z]['’`].*)$/;

const isLower = (word: string) => /^(?:\\?['`]?\p{Ll}|\{\\\W?\{?\p{Ll})/u.test(word) && !word.startsWith('{\\relax');

// A tilde is a blank, but for the accent `\~`; a blank after `\H` or before the next small letter of `L\o vborg` is none.
const betweenWords = /(?:(?<!\\(?:[Hvcukrbdt]|(?:[lijo]|ss|[ao]e|aa|d[hj]|th|ng)(?=\s[a-zß-ÿ])))\s|(?<!\\)~)+/;
const wordsOf = (text: string) => splitOutside(text, /[\\~]/.test(text) ? betweenWords : /\s+/).filter(Boolean);

function splitFamily(text: string): CslName {
  const words = wordsOf(text);
  let von = 0;
  while (von < words.length - 1 && isLower(words[von] ?? '')) von++;
  const family = clean(words.slice(von).join(' '));
  return von > 0 ? { 'non-dropping-particle': clean(words.slice(0, von).join(' ')), family } : { family };
}

function parseForward(text: string): CslName {
  const words = wordsOf(text);
  const last = words.at(-1) ?? '';
  const suffix = words.length > 2 && /^(?:[JS]r\.?|I{2,3}|IV)$/.test(last) ? (words.pop() ?? '') : '';
  if (words.length === 1) return { family: clean(text) };
  if (words.some((word) => ofBodies.test(word))) return { literal: clean(text) };
  // Of a name in small letters throughout only what is known to be a particle is one.
  const isVon = words.every(isLower) ? (word: string) => particle.test(word) : isLower;
  const von = words.findIndex((word, at) => at < words.length - 1 && isVon(word));
  const family = von < 0 ? { family: clean(words.at(-1) ?? '') } : splitFamily(words.slice(von).join(' '));
  const given = clean(words.slice(0, von < 0 ? -1 : von).join(' '));
  return { ...family, ...(given && { given }), ...(suffix && { suffix }) };
}

/** The extended name format of BibLaTeX. */
function parseExtended(parts: string[]): CslName {
  const values = new Map<string, string>();
  for (const part of parts) {
    const [, key = '', value = ''] = /^"?([a-z-]+)\s*=\s*(.*?)"?$/s.exec(part) ?? [];
    values.set(key, clean(value));
  }
  const particle = values.get('useprefix') === 'false' ? 'dropping-particle' : 'non-dropping-particle';
  return {
    ...(values.get('prefix') && { [particle]: values.get('prefix') }),
    ...(values.get('family') && { family: values.get('family') }),
    ...(values.get('given') && { given: values.get('given') }),
    ...(values.get('suffix') && { suffix: values.get('suffix') }),
    ...(values.get('orcid') && { ORCID: values.get('orcid') }),
  };
}

/** The name as LaTeX, as near as BibTeX can say it. */
export function printName(name: CslName): string {
  if (name.literal !== undefined) return name.literal === 'others' ? 'others' : `{${escapeLatex(name.literal)}}`;
  const particle = [name['dropping-particle'], name['non-dropping-particle']].filter(Boolean).join(' ');
  const family = printFamily(name, particle !== '');
  const given = protectedPart(name.given ?? '');
  const front = [escapeLatex(particle), family].filter(Boolean).join(' ');
  if (name.suffix) return `${front}, ${protectedPart(name.suffix)}, ${given}`;
  if (given) return `${front}, ${given}`;
  return /[\s~]/.test(front) && !/^\{.*\}$/.test(front) ? `${front},` : front;
}

function printFamily({ family = '' }: CslName, hasParticle: boolean): string {
  const looksSplit = /^\p{Ll}\S*\s/u.test(family) || (hasParticle && /^\p{Ll}/u.test(family));
  return looksSplit ? `{${escapeLatex(family)}}` : protectedPart(family);
}

function protectedPart(text: string): string {
  return /,|(?:^|\s)and(?:\s|$)|=/i.test(text) ? `{${escapeLatex(text)}}` : escapeLatex(text);
}

/** Whether reading what `printName` wrote gives the very same name. */
export function isPrintable(name: CslName): boolean {
  const parts = Object.values(name);
  if (parts.some((part) => typeof part === 'string' && part !== part.replace(/\s+/g, ' ').trim())) return false;
  return sameValue(parseName(printName(name)), name);
}
