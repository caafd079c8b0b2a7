/** A finding as far as it can disagree with another of the same ligand, target and readout. */
export type Measured = {
  id: string;
  citationId: string;
  /** As people call the study: Kruegel 2016. */
  study: string;
  /** As it prints, with relation and unit. */
  printed: string;
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
  /** False when the paper only repeats a number of another. */
  primary: boolean;
  species: string | null;
};

/** Why a group is in dispute, in a line, and the two that dispute. */
export type DisagreementFlag = {
  kind: 'action' | 'direction' | 'spread' | 'copy';
  reason: string;
  findings: [string, string];
};

/** Two values further apart than this, in log10 units, are in dispute. */
const spreadLimit = 1;

/**
 * What is in dispute among findings of one ligand at one target: different actions; and within a readout, opposite directions, values
 * of one parameter more than a log unit apart, and numbers that only repeat another. One flag for each two words, the widest spread only.
 */
export function disagreementFlags(measured: readonly Measured[]): DisagreementFlag[] {
  const copies = copyFlags(measured);
  // A number that repeats another is no second opinion.
  const repeated = new Set(copies.map(({ findings: [copy] }) => copy));
  const own = measured.filter(({ id }) => !repeated.has(id));
  const readouts = [...Map.groupBy(own, ({ readout }) => readout).values()];
  return [...actionFlags(own), ...directionFlags(readouts), ...widestSpreads(readouts), ...copies];
}

/** The same for the same flag among the same findings, whatever its words: what a resolution has seen. */
export function flagMark({ kind, findings }: DisagreementFlag): string {
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

function actionFlags(measured: readonly Measured[]): DisagreementFlag[] {
  return oncePerWords('action', [measured], actionsDiffer, ({ action }) => (action === 'unknown' ? null : action));
}

function directionFlags(readouts: readonly (readonly Measured[])[]): DisagreementFlag[] {
  const differ = (one: string, other: string) => one !== other;
  const clear = ({ direction }: Measured) => (direction === 'inconclusive' ? null : direction);
  return oncePerWords('direction', readouts, differ, clear);
}

// Of those that say the same word the first speaks: thousands of findings have a handful of words.
function oncePerWords(
  kind: 'action' | 'direction',
  groups: readonly (readonly Measured[])[],
  differ: (one: string, other: string) => boolean,
  wordOf: (one: Measured) => string | null,
): DisagreementFlag[] {
  const flags = new Map<string, DisagreementFlag>();
  for (const group of groups) {
    for (const [[first, one], [second, other]] of pairsOf(firstOfEach(group, wordOf))) {
      const words = [first, second].toSorted().join('|');
      if (!differ(first, second) || flags.has(words)) continue;
      const reason = `${said(one, first, other)}; ${said(other, second, one)}.`;
      flags.set(words, { kind, reason, findings: [one.id, other.id] });
    }
  }
  return [...flags.values()];
}

function firstOfEach(group: readonly Measured[], wordOf: (one: Measured) => string | null): [string, Measured][] {
  const first = new Map<string, Measured>();
  for (const one of group) {
    const word = wordOf(one);
    if (word && !first.has(word)) first.set(word, one);
  }
  return [...first];
}

function pairsOf<Item>(items: readonly Item[]): (readonly [Item, Item])[] {
  return items.flatMap((one, at) => items.slice(at + 1).map((other) => [one, other] as const));
}

// Kruegel 2016: partial agonist (G-protein BRET).
function said(one: Measured, word: string, beside: Measured): string {
  const where = one.readout !== beside.readout && one.readout ? ` (${one.readout})` : '';
  return `${one.study}: ${inWords[word] ?? word}${where}`;
}

const inWords: Record<string, string> = {
  supports: 'an effect',
  contradicts: 'the opposite of it',
  none: 'no action',
};

// In p, the signs turn round: a small concentration is a high p.
const isAtLeast = ({ relation }: Measured) => relation === '<' || relation === '≤';
const isAtMost = ({ relation }: Measured) => relation === '>' || relation === '≥';

// A tenth of a millionth: p values are rounded differences of logarithms.
const rounding = 1e-7;

// The widest of each parameter: between the weakest value that is no lower bound and the strongest that is no upper one, as “> 10 µM” says that p is at
// most 5, so that it may lie further down, never up.
function widestSpreads(readouts: readonly (readonly Measured[])[]): DisagreementFlag[] {
  const widest = new Map<string, { distance: number; ends: [Measured, Measured] }>();
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
    kind: 'spread' as const,
    reason: `${one.printed} (${who(one, other)}) and ${other.printed} (${who(other, one)}) are ${distance.toFixed(1)} log units apart.`,
    findings: [one.id, other.id],
  }));
}

/** The two ends, in the order of the group; null when bounds leave all free to be equal. */
function furthestApart(group: readonly Measured[]): [Measured, Measured] | null {
  let low: Measured | null = null;
  let high: Measured | null = null;
  for (const one of group) {
    if (one.p === null) continue;
    if (!isAtLeast(one) && (low === null || one.p < (low.p ?? 0))) low = one;
    if (!isAtMost(one) && (high === null || one.p > (high.p ?? 0))) high = one;
  }
  if (!low || !high || (low.p ?? 0) >= (high.p ?? 0)) return null;
  return group.indexOf(low) < group.indexOf(high) ? [low, high] : [high, low];
}

function who(one: Measured, other: Measured): string {
  return one.species && other.species && one.species !== other.species ? `${one.study}, ${one.species}` : one.study;
}

function copyFlags(measured: readonly Measured[]): DisagreementFlag[] {
  const sameNumbers = Map.groupBy(measured, ({ parameter, printed }) => `${parameter} ${printed}`);
  return [...sameNumbers.values()].flatMap(pairsOf).flatMap(([one, other]) => copyFlag(one, other) ?? []);
}

// The copy comes first. Two papers that both say they measured it are believed.
function copyFlag(one: Measured, other: Measured): DisagreementFlag | null {
  const sameNumber = one.parameter === other.parameter && one.printed === other.printed && one.p !== null;
  if (!sameNumber || one.citationId === other.citationId || (one.primary && other.primary)) return null;
  const [copy, source] = one.primary ? [other, one] : [one, other];
  return {
    kind: 'copy',
    reason: `${copy.printed} in ${copy.study} repeats ${source.study}: it is no second measurement.`,
    findings: [copy.id, source.id],
  };
}
