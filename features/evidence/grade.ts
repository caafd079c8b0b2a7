import type { Fault } from '#lib/problem.ts';

// GRADE: how certain a body of evidence makes a claim, for one outcome; never of one citation. Names are the working group's, explanations ours.

export const gradeSource = 'https://book.gradepro.org/';
export const gradeVersion = 'grade-1';

/** Worst first: the place in the list is what the factors move. */
export const gradeLevels = ['very-low', 'low', 'moderate', 'high'] as const;
export type GradeLevel = (typeof gradeLevels)[number];
export const gradeLevelTable: Readonly<Record<GradeLevel, { name: string; symbols: string; meaning: string }>> = {
  high: { name: 'High', symbols: '⊕⊕⊕⊕', meaning: 'The true effect very likely lies close to what the studies say.' },
  moderate: { name: 'Moderate', symbols: '⊕⊕⊕◯', meaning: 'It probably lies close to it, but may differ a good deal.' },
  low: { name: 'Low', symbols: '⊕⊕◯◯', meaning: 'It may well differ a good deal from what the studies say.' },
  'very-low': {
    name: 'Very low',
    symbols: '⊕◯◯◯',
    meaning: 'It probably differs a good deal: the studies hardly tell.',
  },
};

/** Where a body of evidence starts, by its design. In-vitro work is not GRADE's to rate, so it has no row. */
export const gradeDesigns = [
  'randomised',
  'observational',
  'observational-robins-i',
  'animal-randomised',
  'animal-other',
] as const;
export type GradeDesign = (typeof gradeDesigns)[number];
export const gradeDesignTable: Readonly<
  Record<GradeDesign, { name: string; start: GradeLevel; mayRise: boolean; note: string }>
> = {
  randomised: { name: 'Randomised trials', start: 'high', mayRise: false, note: 'Start high.' },
  observational: { name: 'Observational studies', start: 'low', mayRise: true, note: 'Start low.' },
  'observational-robins-i': {
    name: 'Observational studies, judged with ROBINS-I',
    start: 'high',
    mayRise: true,
    note: 'Start high: confounding counts under risk of bias.',
  },
  'animal-randomised': {
    name: 'Animal studies, randomised',
    start: 'high',
    mayRise: false,
    note: 'Start high and go down, chiefly for indirectness: animals are not people.',
  },
  'animal-other': { name: 'Animal studies, not randomised', start: 'low', mayRise: true, note: 'Start low.' },
};

const seriousness = { 0: 'Not serious', '-1': 'Serious', '-2': 'Very serious' } as const;
type DownFactor = { name: string; steps: Readonly<Record<string, string>>; asks: string };

/** Five reasons to go down, each none, one or two steps. */
export const gradeDown = {
  riskOfBias: {
    name: 'Risk of bias',
    steps: seriousness,
    asks: 'Were the studies done so that their results may be wrong one way?',
  },
  inconsistency: { name: 'Inconsistency', steps: seriousness, asks: 'Do the studies disagree, and nobody knows why?' },
  indirectness: {
    name: 'Indirectness',
    steps: seriousness,
    asks: 'Other people, preparation, comparison or outcome than the claim is about?',
  },
  imprecision: {
    name: 'Imprecision',
    steps: seriousness,
    asks: 'Few participants or events, or intervals that hold both yes and no?',
  },
  publicationBias: {
    name: 'Publication bias',
    steps: { 0: 'Undetected', '-1': 'Strongly suspected', '-2': 'Very likely' },
    asks: 'Are there studies that nobody published?',
  },
} as const satisfies Record<string, DownFactor>;
type GradeDown = keyof typeof gradeDown;

/** Three reasons to go up. */
const gradeUp = {
  largeEffect: {
    name: 'Large effect',
    steps: { 0: 'No', 1: 'Large: relative risk above 2 or below 0.5', 2: 'Very large: above 5 or below 0.2' },
    asks: 'An effect too large for bias to explain?',
  },
  doseResponse: { name: 'Dose–response gradient', steps: { 0: 'No', 1: 'Yes' }, asks: 'More of it, more effect?' },
  confounding: {
    name: 'Plausible confounding',
    steps: { 0: 'No', 1: 'Would reduce a shown effect, or suggest one where none was seen' },
    asks: 'Would all plausible confounding work against what was seen?',
  },
} as const satisfies Record<string, DownFactor>;
type GradeUp = keyof typeof gradeUp;

export type GradeFactor = GradeDown | GradeUp;
export const gradeFactors: Readonly<Record<GradeFactor, DownFactor>> = { ...gradeDown, ...gradeUp };
export const gradeFactorNames = Object.keys(gradeFactors) as GradeFactor[];

type GradeJudgement = { steps: number; reason: string };
export type GradeInput = {
  /** What the certainty is about: one outcome. */
  outcome: string;
  design: GradeDesign;
  studies: number | null;
  participants: number | null;
  /** What the body of evidence says, in a sentence or a number. */
  effect: string;
  factors: Readonly<Record<GradeFactor, GradeJudgement>>;
  /** Null takes what the factors give. */
  override: { level: GradeLevel; reason: string } | null;
};

/** Start + Σ, never below very low nor above high. */
export function suggestGrade({ design, factors }: Pick<GradeInput, 'design' | 'factors'>): GradeLevel {
  const sum = gradeFactorNames.reduce((total, name) => total + factors[name].steps, 0);
  const place = gradeLevels.indexOf(gradeDesignTable[design].start) + sum;
  return gradeLevels[Math.min(gradeLevels.length - 1, Math.max(0, place))] as GradeLevel;
}

/** What is held: the override, or what the factors give. */
export function gradeOf(input: GradeInput): GradeLevel {
  return input.override?.level ?? suggestGrade(input);
}

/** Faults: a step the factor has not, a step or an override without its reason. */
export function gradeFaults(input: GradeInput): Fault[] {
  const faults: Fault[] = [];
  for (const name of gradeFactorNames) {
    const { steps, reason } = input.factors[name];
    const factor = gradeFactors[name];
    if (!(String(steps) in factor.steps)) {
      const detail = `${factor.name} moves by ${Object.keys(factor.steps).join(', ')}.`;
      faults.push({ pointer: `/factors/${name}/steps`, detail });
    } else if (steps !== 0 && reason.trim() === '') {
      faults.push({ pointer: `/factors/${name}/reason`, detail: `${factor.name}: say why the certainty moves.` });
    }
  }
  const suggested = suggestGrade(input);
  if (input.override && input.override.level !== suggested && input.override.reason.trim() === '') {
    const detail = `The factors give “${gradeLevelTable[suggested].name}”: give a reason for judging otherwise.`;
    faults.push({ pointer: '/override/reason', detail });
  }
  return faults;
}

/** What is unusual, and shown rather than refused: going up from a design or a body that GRADE normally does not raise. */
export function gradeCautions({ design, factors }: Pick<GradeInput, 'design' | 'factors'>): string[] {
  const raised = Object.keys(gradeUp).some((name) => factors[name as GradeUp].steps > 0);
  if (!raised) return [];
  const lowered = Object.keys(gradeDown).some((name) => factors[name as GradeDown].steps < 0);
  const cautions: string[] = [];
  if (!gradeDesignTable[design].mayRise) cautions.push(`${gradeDesignTable[design].name} are normally not rated up.`);
  if (lowered) cautions.push('A body of evidence that was rated down is normally not rated up.');
  return cautions;
}

/** One row of a summary-of-findings table; reasons become its notes, in the order of the factors. */
export function summaryOfFindings(input: GradeInput) {
  const level = gradeOf(input);
  const notes: string[] = [];
  const noted = (text: string, reason: string) => (reason.trim() ? `${text} [${notes.push(reason.trim())}]` : text);
  const cell = (name: GradeFactor) => {
    const { steps, reason } = input.factors[name];
    return noted(gradeFactors[name].steps[String(steps)] ?? '', steps === 0 ? '' : reason);
  };
  const down = Object.fromEntries((Object.keys(gradeDown) as GradeDown[]).map((name) => [name, cell(name)]));
  const up = (Object.keys(gradeUp) as GradeUp[]).filter((name) => input.factors[name].steps > 0);
  const other = up.map((name) => noted(gradeUp[name].name, input.factors[name].reason)).join('; ') || 'None';
  const { name, symbols } = gradeLevelTable[level];
  const certainty = noted(`${symbols} ${name}`, input.override ? input.override.reason : '');
  return {
    outcome: input.outcome,
    studies: input.studies,
    participants: input.participants,
    design: gradeDesignTable[input.design].name,
    ...(down as Record<GradeDown, string>),
    other,
    effect: input.effect,
    certainty,
    notes,
  };
}
