import type { CslName } from '#lib/csl/item.ts';
import { parseShortName } from '../nbib/names.ts';
import { parseRisName } from '../ris/names.ts';

const initials = /^(\S.*?)\s((?:\p{Lu}\p{Ll}?\.[ -]?){1,5})$/u;
const suffix = /^(?:[JS]r\.?|I{2,3}|IV)$/;

/** `Family, Given; Family, Given`; or as PubMed and Scopus write them, `Family GN, Family GN.` and `Family G.N., Family G.N.` */
export function parseNameList(text: string): CslName[] {
  return (
    shortNames(text.trim()) ??
    text
      .split(/\s*;\s*/)
      .filter(Boolean)
      .map((name) => parseRisName(name.trim()))
  );
}

/** Names with initials behind them. One by itself may be a firm (“Acme AG”), unless a full stop tells. */
function shortNames(text: string): CslName[] | null {
  if (text.includes(';') || !/[.,]/.test(text)) return null;
  const pieces = text.replace(/(?<=\p{L}{2})\.$/u, '').split(/\s*,\s*/);
  if (suffix.test(pieces[1] ?? '')) return null;
  const names = pieces.map(shortName);
  return names[0]?.family ? names : null;
}

function shortName(text: string): CslName {
  const [, family, given] = initials.exec(text) ?? [];
  return family && given ? { family, given } : parseShortName(text);
}
