import {
  type LevelFilter,
  levelFilters,
  levelMark,
  parseLevelFilter,
  printLevelFilter,
} from '#features/evidence/evidence-level.ts';
import { type LinkRelation, linkRelations } from './link-relation.ts';

/** What the balance reads of a link. */
export type Weighed = {
  relation: LinkRelation;
  /** `preclinical:P2`; null when nobody has given one. */
  level: string | null;
  /** Accepted by a second person, or a citation as a whole. */
  reviewed: boolean;
  retracted: boolean;
};

export type Tally = { reviewed: number; waiting: number };
export type BalanceRow = { level: LevelFilter | null; mark: string } & Record<LinkRelation, Tally>;

/**
 * Links counted by level and by what they say, strongest level first, without level last. A retracted paper counts for nothing; what nobody has
 * reviewed is counted apart.
 */
export function balanceOf(links: readonly Weighed[]): BalanceRow[] {
  const rows = new Map<string, BalanceRow>();
  for (const { relation, level, reviewed, retracted } of links) {
    if (retracted) continue;
    const row = rows.get(level ?? '') ?? emptyRow(level);
    row[relation][reviewed ? 'reviewed' : 'waiting'] += 1;
    rows.set(level ?? '', row);
  }
  return [...levelFilters.map(printLevelFilter), ''].flatMap((key) => rows.get(key) ?? []);
}

function emptyRow(printed: string | null): BalanceRow {
  const level = printed === null ? null : parseLevelFilter(printed);
  const tallies = Object.fromEntries(linkRelations.map((relation) => [relation, { reviewed: 0, waiting: 0 }]));
  return { level, mark: level ? levelMark(level) : 'No level', ...(tallies as Record<LinkRelation, Tally>) };
}

/** How many links say what in all. */
export function totalOf(rows: readonly BalanceRow[], relation: LinkRelation): number {
  return rows.reduce((sum, row) => sum + row[relation].reviewed + row[relation].waiting, 0);
}

/** The strongest level at which links say so: `P2`; null when none of them has one. */
export function bestOf(rows: readonly BalanceRow[], relation: LinkRelation): string | null {
  const best = rows.find((row) => row.level && row[relation].reviewed + row[relation].waiting > 0);
  return best?.mark ?? null;
}

/** The balance in a sentence, for a reader who wants no chart. */
export function balanceInWords(rows: readonly BalanceRow[]): string {
  if (rows.length === 0) return 'Nothing in the library bears on it.';
  const said = linkRelations
    .map((relation) => ({ relation, count: totalOf(rows, relation) }))
    .filter(({ count }) => count > 0)
    .map(({ relation, count }) => {
      const best = bestOf(rows, relation);
      return `${count} ${inWords[relation][count === 1 ? 0 : 1]}${best ? ` (${count === 1 ? '' : 'at best '}${best})` : ''}`;
    });
  return `${listed(said)}.`;
}

const inWords: Record<LinkRelation, [one: string, many: string]> = {
  supports: ['speaks for it', 'speak for it'],
  contradicts: ['speaks against it', 'speak against it'],
  'no effect': ['looked and found no effect', 'looked and found no effect'],
  inconclusive: ['is inconclusive', 'are inconclusive'],
  qualifies: ['qualifies it', 'qualify it'],
};

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${last}` : last;
}
