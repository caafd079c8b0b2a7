import { fieldOf, textFields } from './fields.ts';
import { tokenise } from './tokens.ts';

/** A word of a query that stands for text, with its place in the query. */
export type QueryWord = { text: string; start: number; end: number };

/** The words a query looks for as text, bare or of a field, quoted or not; what follows NOT is left out. */
export function queryWords(query: string): QueryWord[] {
  let isNegated = false;
  return tokenise(query).flatMap(({ kind, text, start, end }) => {
    const skip = isNegated;
    isNegated = kind === 'not';
    if (skip || (kind !== 'word' && kind !== 'phrase')) return [];
    const named = kind === 'word' ? fieldOf(text) : null;
    if (named && !(textFields as readonly string[]).includes(named.field)) return [];
    const value = named ? named.value : text;
    const first = kind === 'phrase' ? start + 1 : end - value.length;
    return [...value.matchAll(/[\p{L}\p{N}\p{M}]+\*?/gu)].map((found) => ({
      text: found[0],
      start: first + found.index,
      end: first + found.index + found[0].length,
    }));
  });
}
