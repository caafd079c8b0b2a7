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
  const pairs = measured.flatMap((one, index) => measured.slice(index + 1).map((other) => [one, other] as const));
  const copies = pairs.flatMap(([one, other]) => copyFlag(one, other) ?? []);
  // A number that repeats another is no second opinion.
  const repeated = new Set(copies.flatMap(({ findings: [copy] }) => copy));
  const own = pairs.filter((pair) => pair.every(({ id }) => !repeated.has(id)));
  const sameReadout = own.filter(([one, other]) => one.readout === other.readout);
  return [...actionFlags(own), ...directionFlags(sameReadout), ...widestSpreads(sameReadout), ...copies];
}

/** The same for the same flag among the same findings, whatever its words: what a resolution has seen. */
export function flagMark({ kind, findings }: DisagreementFlag): string {
  return [kind, ...findings.toSorted()].join(' ');
}

type Pair = readonly [Measured, Measured];

// “agonist” says less than “partial agonist”, but nothing else.
const broader: Record<string, RegExp> = {
  agonist: /(?<!inverse )\bagonist/,
  antagonist: /\bantagonist/,
  inhibitor: /\binhibitor/,
};

function actionsDiffer(one: string, other: string): boolean {
  return one !== other && !broader[one]?.test(other) && !broader[other]?.test(one);
}

function actionFlags(pairs: readonly Pair[]): DisagreementFlag[] {
  return oncePerWords('action', pairs, actionsDiffer, ({ action }) => (action === 'unknown' ? null : action));
}

function directionFlags(pairs: readonly Pair[]): DisagreementFlag[] {
  const differ = (one: string, other: string) => one !== other;
  const clear = ({ direction }: Measured) => (direction === 'inconclusive' ? null : direction);
  return oncePerWords('direction', pairs, differ, clear);
}

function oncePerWords(
  kind: 'action' | 'direction',
  pairs: readonly Pair[],
  differ: (one: string, other: string) => boolean,
  wordOf: (one: Measured) => string | null,
): DisagreementFlag[] {
  const flags = new Map<string, DisagreementFlag>();
  for (const [one, other] of pairs) {
    const [first, second] = [wordOf(one), wordOf(other)];
    if (!first || !second || !differ(first, second)) continue;
    const words = [first, second].toSorted().join('|');
    if (flags.has(words)) continue;
    const reason = `${said(one, first, other)}; ${said(other, second, one)}.`;
    flags.set(words, { kind, reason, findings: [one.id, other.id] });
  }
  return [...flags.values()];
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

/** How far two values are apart at the least, in log10 units; 0 when a bound leaves them free to be equal, null when they do not compare. */
export function logDistance(one: Measured, other: Measured): number | null {
  if (one.parameter !== other.parameter || one.p === null || other.p === null) return null;
  const [lower, higher] = one.p <= other.p ? [one, other] : [other, one];
  // “> 10 µM” says that p is at most 5: it may lie further down, never up.
  if (isAtLeast(lower) || isAtMost(higher)) return 0;
  return (higher.p ?? 0) - (lower.p ?? 0);
}

// In p, the signs turn round: a small concentration is a high p.
const isAtLeast = ({ relation }: Measured) => relation === '<' || relation === '≤';
const isAtMost = ({ relation }: Measured) => relation === '>' || relation === '≥';

// A tenth of a millionth: p values are rounded differences of logarithms.
const rounding = 1e-7;

function widestSpreads(pairs: readonly Pair[]): DisagreementFlag[] {
  const widest = new Map<string, { distance: number; pair: Pair }>();
  for (const pair of pairs) {
    const distance = logDistance(...pair);
    const { parameter } = pair[0];
    if (parameter === null || distance === null || distance <= spreadLimit + rounding) continue;
    if (distance > (widest.get(parameter)?.distance ?? 0)) widest.set(parameter, { distance, pair });
  }
  return [...widest.values()].map(({ distance, pair: [one, other] }) => ({
    kind: 'spread' as const,
    reason: `${one.printed} (${who(one, other)}) and ${other.printed} (${who(other, one)}) are ${distance.toFixed(1)} log units apart.`,
    findings: [one.id, other.id],
  }));
}

function who(one: Measured, other: Measured): string {
  return one.species && other.species && one.species !== other.species ? `${one.study}, ${one.species}` : one.study;
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
