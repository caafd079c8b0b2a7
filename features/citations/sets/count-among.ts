import type { CitationSet } from './citation-sets.ts';

/** Counts how many of these citations a set has: of few each is looked up, of many whole words are compared. */
export function countAmong(among: CitationSet): (members: CitationSet) => number {
  const words = signed(among);
  if (2 * among.size() > words.length) return (members) => bitsInBoth(words, signed(members));
  const slots = Int32Array.from(among.array());
  return (members) => bitsAt(slots, signed(members));
}

// As signed numbers the words stay in registers; unsigned ones become floating point on the way.
function signed({ words }: CitationSet): Int32Array {
  return new Int32Array(words.buffer, words.byteOffset, words.length);
}

function bitsAt(slots: Int32Array, words: Int32Array): number {
  let count = 0;
  for (const slot of slots) count += ((words[slot >>> 5] ?? 0) >>> (slot & 31)) & 1;
  return count;
}

/** Bits set in both, by Harley and Seal: adders of bits take in four words, so that bits are counted in one of four. */
function bitsInBoth(left: Int32Array, right: Int32Array): number {
  const end = Math.min(left.length, right.length);
  const both = (at: number) => (left[at] as number) & (right[at] as number);
  let [ones, twos, fours] = [0, 0, 0];
  let at = 0;
  for (; at + 3 < end; at += 4) {
    const a = both(at);
    const b = both(at + 1);
    const c = both(at + 2);
    const d = both(at + 3);
    const firstTwos = carry(ones, a, b);
    ones ^= a ^ b;
    const secondTwos = carry(ones, c, d);
    ones ^= c ^ d;
    fours += bitsIn(carry(twos, firstTwos, secondTwos));
    twos ^= firstTwos ^ secondTwos;
  }
  let count = 4 * fours + 2 * bitsIn(twos) + bitsIn(ones);
  for (; at < end; at += 1) count += bitsIn(both(at));
  return count;
}

const carry = (a: number, b: number, c: number) => (a & b) | ((a ^ b) & c);

function bitsIn(word: number): number {
  let sums = word - ((word >>> 1) & 0x55555555);
  sums = (sums & 0x33333333) + ((sums >>> 2) & 0x33333333);
  return Math.imul((sums + (sums >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
