/** A finding as far as it can disagree with another of the same ligand, target and readout. */
export type Comparable = {
  id: string;
  /** Ki, EC50, …; null when nothing was measured in numbers. */
  parameter: string | null;
  relation: '=' | '<' | '>' | '≤' | '≥' | '~' | null;
  /** −log10 of the molar value, of a censored or inexact one too: its bound. */
  p: number | null;
  /** Lower-case words, such as “partial agonist”; null when not said. */
  action: string | null;
  /** How it was read out; actions are compared across readouts, values within one. */
  readout: string;
  direction: 'supports' | 'contradicts' | 'no effect' | 'inconclusive' | null;
  /** False when the paper only repeats a number of another, or is flagged as doing so. */
  primary: boolean;
};

/** The same as far as its number may be that of another paper. */
export type Numbered = Pick<Comparable, 'id' | 'parameter' | 'relation' | 'p' | 'primary'> & { citationId: string };

/** That a group is in dispute, and the two that dispute. */
export type Flag = { findings: [string, string] } & (
  | { kind: 'action' | 'direction'; words: [string, string] }
  | { kind: 'spread'; distance: number }
  | { kind: 'copy' }
);

/** Two values further apart than this, in log10 units, are in dispute. */
const spreadLimit = 1;

/**
 * What is in dispute among findings of one ligand at one target: different actions; and within a readout, opposite directions, values
 * of one parameter more than a log unit apart, and numbers that only repeat another. One flag for each two words, the widest spread only.
 * Of `numbers` those suffice that may repeat another or be repeated.
 */
export function disagreementFlags(measured: readonly Comparable[], numbers: readonly Numbered[]): Flag[] {
  const copies = copyFlags(numbers);
  // A number that repeats another is no second opinion.
  const repeated = new Set(copies.map(({ findings: [copy] }) => copy));
  const own = measured.filter(({ id }) => !repeated.has(id));
  const readouts = [...Map.groupBy(own, ({ readout }) => readout).values()];
  return [...actionFlags(own), ...directionFlags(readouts), ...widestSpreads(readouts), ...copies];
}

/** By readout, the strongest first: of two that say the same, the first speaks. */
export function inOrder<One extends Comparable>(measured: readonly One[]): One[] {
  return measured.toSorted(
    (one, other) =>
      (one.readout === other.readout ? 0 : compare(one.readout, other.readout)) ||
      (other.p ?? -1) - (one.p ?? -1) ||
      (one.id < other.id ? -1 : 1),
  );
}

const { compare } = new Intl.Collator('en');

/** The same for the same flag among the same findings, whatever its words: what a resolution has seen. */
export function flagMark({ kind, findings }: Pick<Flag, 'kind' | 'findings'>): string {
  return [kind, ...findings.toSorted()].join(' ');
}

// “agonist” says less than “partial agonist”, but nothing else.
const broader: Record<string, RegExp> = {
  agonist: /(?<!inverse )\bagonist/,
  antagonist: /\bantagonist/,
  inhibitor: /\binhibitor/,
};

function actionsDiffer(one: string, other: string): boolean {
  return one !== other && !broader[one]?.test(other) && !broader[other]?.test(one);
}

function actionFlags(measured: readonly Comparable[]): Flag[] {
  return oncePerWords('action', [measured], actionsDiffer, ({ action }) => (action === 'unknown' ? null : action));
}

function directionFlags(readouts: readonly (readonly Comparable[])[]): Flag[] {
  const differ = (one: string, other: string) => one !== other;
  const clear = ({ direction }: Comparable) => (direction === 'inconclusive' ? null : direction);
  return oncePerWords('direction', readouts, differ, clear);
}

// Of those that say the same word the first speaks: thousands of findings have a handful of words.
function oncePerWords(
  kind: 'action' | 'direction',
  groups: readonly (readonly Comparable[])[],
  differ: (one: string, other: string) => boolean,
  wordOf: (one: Comparable) => string | null,
): Flag[] {
  const flags = new Map<string, Flag>();
  for (const group of groups) {
    for (const [[first, one], [second, other]] of pairsOf(firstOfEach(group, wordOf))) {
      const words = [first, second].toSorted().join('|');
      if (!differ(first, second) || flags.has(words)) continue;
      flags.set(words, { kind, findings: [one.id, other.id], words: [first, second] });
    }
  }
  return [...flags.values()];
}

function firstOfEach(group: readonly Comparable[], wordOf: (one: Comparable) => string | null): [string, Comparable][] {
  const first = new Map<string, Comparable>();
  for (const one of group) {
    const word = wordOf(one);
    if (word && !first.has(word)) first.set(word, one);
  }
  return [...first];
}

function pairsOf<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const));
}

// In p, the signs turn round: a small concentration is a high p.
const isAtLeast = ({ relation }: Comparable) => relation === '<' || relation === '≤';
const isAtMost = ({ relation }: Comparable) => relation === '>' || relation === '≥';

// A tenth of a millionth: p values are rounded differences of logarithms.
const rounding = 1e-7;

// The widest of each parameter: between the weakest value that is no lower bound and the strongest that is no upper one, as “> 10 µM” says that p is at
// most 5, so that it may lie further down, never up.
function widestSpreads(readouts: readonly (readonly Comparable[])[]): Flag[] {
  const widest = new Map<string, { distance: number; ends: [Comparable, Comparable] }>();
  for (const readout of readouts) {
    for (const [parameter, group] of Map.groupBy(readout, (one) => one.parameter)) {
      const ends = parameter === null ? null : furthestApart(group);
      if (!parameter || !ends) continue;
      const distance = Math.abs((ends[0].p ?? 0) - (ends[1].p ?? 0));
      if (distance <= spreadLimit + rounding || distance <= (widest.get(parameter)?.distance ?? 0)) continue;
      widest.set(parameter, { distance, ends });
    }
  }
  return [...widest.values()].map(({ distance, ends: [one, other] }) => ({
    ...{ kind: 'spread' as const, findings: [one.id, other.id], distance },
  }));
}

/** The two ends, in the order of the group; null when bounds leave all free to be equal. */
function furthestApart(group: readonly Comparable[]): [Comparable, Comparable] | null {
  let low: Comparable | null = null;
  let high: Comparable | null = null;
  for (const one of group) {
    if (one.p === null) continue;
    if (!isAtLeast(one) && (low === null || one.p < (low.p ?? 0))) low = one;
    if (!isAtMost(one) && (high === null || one.p > (high.p ?? 0))) high = one;
  }
  if (!low || !high || (low.p ?? 0) >= (high.p ?? 0)) return null;
  return group.indexOf(low) < group.indexOf(high) ? [low, high] : [high, low];
}

/** Of the findings with a number, those that repeat another's or may be repeated: the same in one that was not measured there. */
export function repeatable<One extends Pick<Comparable, 'parameter' | 'p' | 'primary'>>(
  measured: readonly One[],
): One[] {
  const numberOf = ({ parameter, p }: One) => `${parameter} ${p}`;
  const cited = new Set(measured.filter(({ primary, p }) => !primary && p !== null).map(numberOf));
  return cited.size === 0 ? [] : measured.filter((one) => cited.has(numberOf(one)));
}

function copyFlags(numbers: readonly Numbered[]): Flag[] {
  // Whatever the unit and without what stood behind ±, as those who cite a number leave it out.
  const sameNumbers = Map.groupBy(
    repeatable(numbers),
    ({ parameter, relation, p }) => `${parameter} ${relation ?? '='} ${p}`,
  );
  return [...sameNumbers.values()].flatMap(pairsOf).flatMap(([one, other]) => copyFlag(one, other) ?? []);
}

// The copy comes first. Two papers that both say they measured it are believed.
function copyFlag(one: Numbered, other: Numbered): Flag | null {
  if (one.citationId === other.citationId || (one.primary && other.primary)) return null;
  const [copy, source] = one.primary ? [other, one] : [one, other];
  return { kind: 'copy', findings: [copy.id, source.id] };
}
