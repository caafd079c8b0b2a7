/** Jaro–Winkler: 1 for equal texts, 0 for texts with nothing in common; agreement at the beginning counts more. For names and other short texts. */
export function jaroWinkler(one: string, other: string): number {
  if (one === other) return 1;
  const reach = Math.max(0, Math.floor(Math.max(one.length, other.length) / 2) - 1);
  const taken = new Array<boolean>(other.length).fill(false);
  const matched: number[] = [];
  for (let at = 0; at < one.length; at++) {
    const to = Math.min(other.length - 1, at + reach);
    for (let place = Math.max(0, at - reach); place <= to; place++) {
      if (taken[place] || one.charCodeAt(at) !== other.charCodeAt(place)) continue;
      taken[place] = true;
      matched.push(at);
      break;
    }
  }
  if (matched.length === 0) return 0;
  const swapped = countSwapped(one, matched, other, taken) / 2;
  const share = matched.length;
  const jaro = (share / one.length + share / other.length + (share - swapped) / share) / 3;
  return jaro + sharedStart(one, other, 4) * 0.1 * (1 - jaro);
}

function countSwapped(one: string, matched: readonly number[], other: string, taken: readonly boolean[]): number {
  let swapped = 0;
  let place = 0;
  for (const at of matched) {
    while (!taken[place]) place++;
    if (one.charCodeAt(at) !== other.charCodeAt(place)) swapped++;
    place++;
  }
  return swapped;
}

/** How many letters two texts have in common at the beginning, up to `most`. */
export function sharedStart(one: string, other: string, most = Number.POSITIVE_INFINITY): number {
  const end = Math.min(one.length, other.length, most);
  let at = 0;
  while (at < end && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

/**
 * Sørensen–Dice over pairs of letters, each pair counted as often as it stands: near 1 for a slip of the pen in a long text, and much lower than
 * Jaro–Winkler for two texts that only share a language.
 */
export function pairSimilarity(one: string, other: string): number {
  if (one === other) return 1;
  if (one.length < 2 || other.length < 2) return 0;
  const counts = new Map<number, number>();
  for (let at = 1; at < one.length; at++) {
    const pair = one.charCodeAt(at - 1) * 65536 + one.charCodeAt(at);
    counts.set(pair, (counts.get(pair) ?? 0) + 1);
  }
  let shared = 0;
  for (let at = 1; at < other.length; at++) {
    const pair = other.charCodeAt(at - 1) * 65536 + other.charCodeAt(at);
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    counts.set(pair, left - 1);
    shared++;
  }
  return (2 * shared) / (one.length + other.length - 2);
}
