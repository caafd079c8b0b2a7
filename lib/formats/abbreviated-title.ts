const small = new Set([
  'of',
  'the',
  'and',
  'for',
  'in',
  'on',
  'de',
  'la',
  'des',
  'du',
  'et',
  'der',
  'die',
  'das',
  'und',
  'fur',
]);

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

function wordsOf(title: string): string[] {
  const plain = title.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}
