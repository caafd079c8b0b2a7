import { foldText } from '#lib/fold-text.ts';

// Greek letters by name where they stand inside a word; shorter names, as mu and pi, begin too many ordinary words.
const greekNames = /alpha|beta|gamma|delta|epsilon|zeta|theta|kappa|lambda|sigma|omega/gu;
const greek = /\p{Script=Greek}|µ/u;
const digitsMeetLetters = /(?<=\p{N})(?=\p{L})|(?<=\p{L})(?=\p{N})/gu;

/**
 * The ways a typed word may be written in a record: as typed, run together and taken apart. `Δ9-THC` is also `delta9thc` and `delta 9 thc`;
 * a word of plain letters is written one way.
 */
export function spellings(word: string): string[] {
  const folded = foldText(word);
  const joined = folded.replace(/[^\p{L}\p{N}]+/gu, '');
  const attached = folded.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
  const apart = attached.replace(greekNames, ' $& ').replace(digitsMeetLetters, ' ').replace(/ +/g, ' ').trim();
  // `5HT2A` is `5-HT2A` more often than `5-HT-2-A`.
  const led = attached.replace(/^(\p{N}+)(?=\p{L})/u, '$1 ');
  // The database folds the word as typed by itself, but sets Greek letters apart.
  const others = [attached, led, apart, joined].filter((text) => text !== '' && (text !== folded || greek.test(word)));
  return [...new Set([word, ...others])];
}
