import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type GradeDesign,
  type GradeFactor,
  type GradeInput,
  gradeCautions,
  gradeDesigns,
  gradeFactorNames,
  gradeFactors,
  gradeFaults,
  gradeLevels,
  gradeLevelTable,
  gradeOf,
  suggestGrade,
  summaryOfFindings,
} from '#features/evidence/grade.ts';

type Steps = Partial<Record<GradeFactor, number>>;

function body(design: GradeDesign, steps: Steps = {}, rest: Partial<GradeInput> = {}): GradeInput {
  const factors = Object.fromEntries(
    gradeFactorNames.map((name) => [
      name,
      { steps: steps[name] ?? 0, reason: steps[name] ? `Because of ${name}.` : '' },
    ]),
  ) as GradeInput['factors'];
  return {
    outcome: 'Pain',
    design,
    studies: 2,
    participants: 26,
    effect: 'Longer tolerance',
    factors,
    override: null,
    ...rest,
  };
}

describe('GRADE', () => {
  it.each([
    ['high', 'High', '⊕⊕⊕⊕'],
    ['moderate', 'Moderate', '⊕⊕⊕◯'],
    ['low', 'Low', '⊕⊕◯◯'],
    ['very-low', 'Very low', '⊕◯◯◯'],
  ] as const)('%s prints as %s %s', (level, name, symbols) => {
    expect(gradeLevelTable[level]).toMatchObject({ name, symbols });
  });

  it.each([
    ['randomised', 'high'],
    ['observational', 'low'],
    ['observational-robins-i', 'high'],
    ['animal-randomised', 'high'],
    ['animal-other', 'low'],
  ] as const)('a body of %s starts %s', (design, start) => {
    expect(suggestGrade(body(design))).toBe(start);
  });

  it.each([
    ['riskOfBias', 'Risk of bias', { '-2': 'Very serious', '-1': 'Serious', 0: 'Not serious' }],
    ['inconsistency', 'Inconsistency', { '-2': 'Very serious', '-1': 'Serious', 0: 'Not serious' }],
    ['indirectness', 'Indirectness', { '-2': 'Very serious', '-1': 'Serious', 0: 'Not serious' }],
    ['imprecision', 'Imprecision', { '-2': 'Very serious', '-1': 'Serious', 0: 'Not serious' }],
    ['publicationBias', 'Publication bias', { '-2': 'Very likely', '-1': 'Strongly suspected', 0: 'Undetected' }],
    [
      'largeEffect',
      'Large effect',
      { 0: 'No', 1: 'Large: relative risk above 2 or below 0.5', 2: 'Very large: above 5 or below 0.2' },
    ],
    ['doseResponse', 'Dose–response gradient', { 0: 'No', 1: 'Yes' }],
    [
      'confounding',
      'Plausible confounding',
      { 0: 'No', 1: 'Would reduce a shown effect, or suggest one where none was seen' },
    ],
  ] as const)('%s is %s with its steps', (factor, name, steps) => {
    expect(gradeFactors[factor]).toMatchObject({ name, steps });
  });

  it.each([
    ['randomised', { riskOfBias: -1 }, 'moderate'],
    ['randomised', { riskOfBias: -1, imprecision: -1 }, 'low'],
    ['randomised', { riskOfBias: -1, imprecision: -2 }, 'very-low'],
    ['randomised', { riskOfBias: -2, imprecision: -2, indirectness: -2 }, 'very-low'],
    ['randomised', { publicationBias: -1 }, 'moderate'],
    ['randomised', { largeEffect: 2 }, 'high'],
    ['observational', { largeEffect: 1 }, 'moderate'],
    ['observational', { largeEffect: 2 }, 'high'],
    ['observational', { doseResponse: 1 }, 'moderate'],
    ['observational', { confounding: 1 }, 'moderate'],
    ['observational', { largeEffect: 2, doseResponse: 1, confounding: 1 }, 'high'],
    ['observational', { imprecision: -1 }, 'very-low'],
    ['observational', { inconsistency: -2 }, 'very-low'],
    ['animal-randomised', { indirectness: -2 }, 'low'],
  ] as const)('%s with %o is %s', (design, steps, level) => {
    expect(suggestGrade(body(design, steps))).toBe(level);
  });

  it('never leaves its four levels, whatever the factors add up to', () => {
    const steps = fc.record(
      Object.fromEntries(
        gradeFactorNames.map((name) => [name, fc.constantFrom(...Object.keys(gradeFactors[name].steps).map(Number))]),
      ),
    );
    fc.assert(
      fc.property(fc.constantFrom(...gradeDesigns), steps, (design, chosen) => {
        expect(gradeLevels).toContain(suggestGrade(body(design, chosen)));
      }),
    );
  });

  it('wants a reason for every step and for an override that differs', () => {
    expect(gradeFaults(body('randomised', { riskOfBias: -1 }))).toEqual([]);
    const silent = body('randomised');
    const moved = { ...silent, factors: { ...silent.factors, imprecision: { steps: -1, reason: ' ' } } };
    expect(gradeFaults(moved).map(({ pointer }) => pointer)).toEqual(['/factors/imprecision/reason']);
    expect(gradeFaults(body('randomised', { doseResponse: 2 })).map(({ pointer }) => pointer)).toEqual([
      '/factors/doseResponse/steps',
    ]);

    const overridden = (reason: string) => body('randomised', {}, { override: { level: 'low', reason } });
    expect(gradeFaults(overridden(''))).toEqual([
      { pointer: '/override/reason', detail: 'The factors give “High”: give a reason for judging otherwise.' },
    ]);
    expect(gradeFaults(overridden('One sponsor ran both.'))).toEqual([]);
    expect(gradeOf(overridden('One sponsor ran both.'))).toBe('low');
    expect(gradeFaults(body('randomised', {}, { override: { level: 'high', reason: '' } }))).toEqual([]);
  });

  it('says what is unusual about rating up', () => {
    expect(gradeCautions(body('observational', { largeEffect: 1 }))).toEqual([]);
    expect(gradeCautions(body('randomised', { largeEffect: 1 }))).toEqual([
      'Randomised trials are normally not rated up.',
    ]);
    expect(gradeCautions(body('observational', { largeEffect: 1, imprecision: -1 }))).toEqual([
      'A body of evidence that was rated down is normally not rated up.',
    ]);
  });

  it('makes a summary-of-findings row with numbered notes', () => {
    expect(summaryOfFindings(body('observational', { imprecision: -1, doseResponse: 1 }))).toEqual({
      ...{ outcome: 'Pain', studies: 2, participants: 26, design: 'Observational studies', effect: 'Longer tolerance' },
      ...{ riskOfBias: 'Not serious', inconsistency: 'Not serious', indirectness: 'Not serious' },
      ...{ imprecision: 'Serious [1]', publicationBias: 'Undetected', other: 'Dose–response gradient [2]' },
      certainty: '⊕⊕◯◯ Low',
      notes: ['Because of imprecision.', 'Because of doseResponse.'],
    });
  });
});
