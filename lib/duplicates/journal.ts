import { smallWords } from '#lib/csl/small-words.ts';
import type { Agreement } from './agreement.ts';
import { jaroWinkler } from './similarity.ts';

const small = new Set([...smallWords, 'le', 'part', 'section']);

/**
 * Whether two folded titles of journals are one: equal but for a meeting or a supplement, or one abbreviated (`circ j` and `circulation journal`, `jama`). Unknown
 * when one is the beginning of the other, as `nature` is of `nature medicine` and of `nature london` alike.
 */
export function compareJournals(one: string, other: string): Agreement {
  const [short, long] = [bare(one), bare(other)].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)) as [
    string,
    string,
  ];
  if (short === long) return 'same';
  const [few, many] = [significant(short), significant(long)];
  if (abbreviates(few, many)) return few.length === many.length ? 'same' : 'unknown';
  if (/^\w{3,}$/.test(short) && initials(many).startsWith(short))
    return short.length === many.length ? 'same' : 'unknown';
  return jaroWinkler(short, long) > 0.95 ? 'same' : 'differs';
}

// Embase writes the meeting behind the journal, and others the supplement or a town.
function bare(title: string): string {
  return title.replace(/ (?:conference|supplements?|suppl)(?: .*)?$/, '').replace(/^the (?=.)/, '');
}

function significant(title: string): string[] {
  return title.split(' ').filter((word) => !small.has(word));
}

/** Every short word begins, or is drawn out of, the long one in its place. */
function abbreviates(short: readonly string[], long: readonly string[]): boolean {
  return short.length > 0 && short.length <= long.length && short.every((word, at) => isShortFor(word, long[at] ?? ''));
}

// `natl` for national, `dtsch` for deutsche: the first letter, then letters in their order.
function isShortFor(short: string, long: string): boolean {
  if (long.startsWith(short)) return true;
  if (short.length < 3 || short[0] !== long[0] || short.length > long.length) return false;
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

function initials(title: readonly string[]): string {
  return title.length < 3 ? '' : title.map((word) => word[0]).join('');
}
