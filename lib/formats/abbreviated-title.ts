import type { CslItem } from '#lib/csl/item.ts';
import { smallWords } from '#lib/csl/small-words.ts';

const small = new Set([...smallWords, 'du', 'die', 'das']);

/** Whether a journal's title abbreviates another, word by word: "Am J Clin Dermatol" is "American Journal of Clinical Dermatology". */
export function isAbbreviationOf(short: unknown, long: unknown): boolean {
  if (typeof short !== 'string' || typeof long !== 'string' || short.length >= long.length) return false;
  const pieces = wordsOf(short);
  const words = wordsOf(long);
  let at = 0;
  for (const word of words) {
    if (at < pieces.length && word.startsWith(pieces[at] ?? '')) at++;
    else if (!small.has(word)) return false;
  }
  return pieces.length > 1 && at === pieces.length;
}

const full = 'container-title';
const short = 'container-title-short';

/**
 * Gives a journal its full title and its abbreviation the right way round where a file has them the wrong way. Then says what a piece of the file that was
 * read as either stands for; null where nothing changed places.
 */
export function orderTitles(csl: CslItem): ((variable: string | null) => string | null) | null {
  const { 'container-title': held, 'container-title-short': abbreviated } = csl;
  if (!isAbbreviationOf(held, abbreviated)) return null;
  csl['container-title'] = abbreviated;
  csl['container-title-short'] = held;
  return (variable) => (variable === full ? short : variable === short ? full : variable);
}

function wordsOf(title: string): string[] {
  const plain = title.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
