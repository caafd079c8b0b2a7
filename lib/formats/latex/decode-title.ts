import { plainText, printRichText, type RichToken } from '#lib/csl/rich-text.ts';
import { decodeTokens, isPlain } from './decode.ts';
import { protectedWords } from './protection.ts';

// {B}ayesian protects the word.
const firstLetter = /(?<![\p{L}\p{N}\\{}-])\{(\p{Lu})\}([\p{L}\p{N}-]+)/gu;

/**
 * LaTeX of a title. Braces become `nocase`, but for those that only say what the word shows by itself: our writer sets them too,
 * and sets two where the title has `nocase` there.
 */
export function decodeTitle(source: string): string {
  if (isPlain(source)) return source.trim();
  const { tokens, groups } = decodeTokens(source.replace(firstLetter, '{$1$2}'));
  if (groups.length === 0) return printRichText(tokens).trim();
  const plain = plainText(printRichText(tokens));
  const implied = protectedWords(plain).map(({ from, to }) => `${from}-${to}`);
  implied.push(`0-${plain.length}`);
  const seen = new Set<string>();
  const explicit = groups.filter(({ from, to }) => {
    if (!/[\p{L}\p{N}]/u.test(plain.slice(from, to))) return false;
    const place = `${from}-${to}`;
    if (!implied.includes(place) || seen.has(place)) return true;
    seen.add(place);
    return false;
  });
  const outer = explicit.filter(({ tokenFrom, tokenTo }, at) => {
    return !explicit.some((other, index) => {
      const isSame = other.tokenFrom === tokenFrom && other.tokenTo === tokenTo;
      return index !== at && other.tokenFrom <= tokenFrom && other.tokenTo >= tokenTo && (!isSame || index > at);
    });
  });
  return printRichText(withNocase(tokens, outer)).trim();
}

function withNocase(tokens: RichToken[], groups: { tokenFrom: number; tokenTo: number }[]): RichToken[] {
  if (groups.length === 0) return tokens;
  const opens = new Set(groups.map(({ tokenFrom }) => tokenFrom));
  const closes = new Set(groups.map(({ tokenTo }) => tokenTo));
  const marked = tokens.flatMap((token, at): RichToken[] => [
    ...(closes.has(at) ? [{ kind: 'close', markup: 'nocase' } as const] : []),
    ...(opens.has(at) ? [{ kind: 'open', markup: 'nocase' } as const] : []),
    token,
  ]);
  return closes.has(tokens.length) ? [...marked, { kind: 'close', markup: 'nocase' }] : marked;
}
