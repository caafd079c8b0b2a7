import stem from 'wink-porter2-stemmer';
import { foldText } from '#lib/fold-text.ts';
import { queryWords } from './query-words.ts';

/** Whether a word of a record is one that was searched for. */
export type IsMatch = (word: string) => boolean;

export type MarkedPart = { text: string; isMatch: boolean };

// They are in nearly every title, and no search looks for them.
const unmarked = new Set('a an and as at by for from in is it of on or the to was were with'.split(' '));

/** Which words of a record a search looked for; null when it looked for none. As the search does, it takes words by their stem. */
export function matchOf(query: string): IsMatch | null {
  const words = queryWords(query).map(({ text }) => foldText(text));
  const prefixes = words.filter((word) => word.endsWith('*')).map((word) => word.slice(0, -1));
  const stems = new Set(words.filter((word) => !word.endsWith('*') && !unmarked.has(word)).map(stem));
  if (stems.size === 0 && prefixes.length === 0) return null;
  return (word) => {
    const folded = foldText(word);
    return stems.has(stem(folded)) || prefixes.some((prefix) => folded.startsWith(prefix));
  };
}

/** A text cut where what was searched for begins and ends. */
export function markedParts(text: string, isMatch: IsMatch): MarkedPart[] {
  const parts: MarkedPart[] = [];
  for (const piece of text.split(/([\p{L}\p{N}\p{M}]+)/u)) {
    if (piece === '') continue;
    const marked = /^[\p{L}\p{N}]/u.test(piece) && isMatch(piece);
    const last = parts.at(-1);
    if (last && last.isMatch === marked) last.text += piece;
    else parts.push({ text: piece, isMatch: marked });
  }
  return parts;
}

/** HTML with `<mark>` around what was searched for; tags and entities stay as they are. */
export function markHtml(html: string, isMatch: IsMatch): string {
  return html
    .split(/(<[^>]*>|&#?\w+;)/)
    .map((piece, index) => {
      if (index % 2 === 1) return piece;
      return markedParts(piece, isMatch)
        .map((part) => (part.isMatch ? `<mark>${part.text}</mark>` : part.text))
        .join('');
    })
    .join('');
}
