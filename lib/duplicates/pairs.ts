import type { Comparable } from './comparable.ts';

/** Larger blocks hold what everybody writes (`editorial`, `introduction`) and would cost the square of their size. */
const mostInBlock = 200;

/** Each round puts records together that could be one for one reason; a record may stand in several blocks of a round, or in none. */
const rounds: ((record: Comparable) => (string | null)[])[] = [
  ({ doi, pmid, pmcid }) => [doi, pmid && `p${pmid}`, pmcid],
  (record) => [titleBlock(record)],
  (record) => [placeBlock(record)],
  ({ letters, firstAuthor, year, title }) => [
    letters.length < 8 ? null : `${longestWords(title)}|${firstAuthor?.slice(0, 4) ?? ''}`,
    firstAuthor && year !== null && letters.length >= 8
      ? `${firstAuthor.split(' ')[0]}|${year}|${longestWords(title).slice(0, 12)}`
      : null,
  ],
  ({ isbns, kind, letters }) => (kind === 'part' ? isbns.map((isbn) => `${isbn}|${letters.slice(0, 12)}`) : isbns),
];

/** What a record could share with another of the same work, for those who keep an index of their own. */
export function blockKeys(record: Comparable): string[] {
  return rounds.flatMap((keysOf, round) => keysOf(record).flatMap((key) => (key ? [`${round} ${key}`] : [])));
}

/** The first letters of the title. Records with a short one are told apart by year and author. */
function titleBlock({ letters, year, firstAuthor }: Comparable): string | null {
  if (letters.length < 4) return null;
  return letters.length >= 24 ? letters.slice(0, 24) : `${letters}|${year}|${firstAuthor?.slice(0, 6) ?? ''}`;
}

/** Year, volume and first page. */
function placeBlock({ year, volume, page }: Comparable): string | null {
  return year === null || volume === null || page === null ? null : `${year}|${volume}|${page}`;
}

function longestWords(title: string): string {
  return title
    .split(' ')
    .sort((one, other) => other.length - one.length || (one < other ? -1 : 1))
    .slice(0, 3)
    .join('');
}

/** Pairs of records that are worth comparing, each once, as their places in the list (the lower first). */
export function* pairsToCompare(records: readonly Comparable[]): Generator<[number, number]> {
  const seen = new Set<number>();
  for (const keysOf of rounds) {
    for (const block of blocksBy(records, keysOf)) {
      for (const [at, one] of block.entries()) {
        for (let next = at + 1; next < block.length; next++) {
          const other = block[next] ?? one;
          const pair = one * records.length + other;
          if (one === other || seen.has(pair)) continue;
          seen.add(pair);
          yield [one, other];
        }
      }
    }
  }
}

function* blocksBy(
  records: readonly Comparable[],
  keysOf: (record: Comparable) => (string | null)[],
): Generator<readonly number[]> {
  const blocks = new Map<string, number[]>();
  for (const [at, record] of records.entries()) {
    for (const key of new Set(keysOf(record))) {
      if (!key) continue;
      const block = blocks.get(key);
      if (block) block.push(at);
      else blocks.set(key, [at]);
    }
  }
  for (const block of blocks.values()) if (block.length > 1 && block.length <= mostInBlock) yield block;
}
