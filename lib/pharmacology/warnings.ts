import type { AssayType } from './assay-rules.ts';
import type { DispersionKind } from './dispersion.ts';
import { nanomolarOfP, pOfNanomolar, printP } from './p-scale.ts';
import { type ParameterRule, parameterRule, type Range } from './parameter-rules.ts';
import { printNumber } from './printed-value.ts';
import { isCensored, type Relation } from './relation.ts';
import { dimensionOf, inBaseUnit, knownUnits, toNanomolar } from './units.ts';

/** What a finding is asked about on entry. It is a question, never a refusal. */
export const warningCodes = [
  'unit-misfit',
  'relation-misfit',
  'parameter-misfit',
  'out-of-range',
  'unit-slip',
  'p-disagrees',
  'outside-interval',
  'dispersion-unknown',
  'emax-reference',
  'emax-range',
  'dose-range',
  'cited',
  'near-duplicate',
  'ki-above-ic50',
] as const;
export type Warning = { code: (typeof warningCodes)[number]; field: string; message: string };

/** The part of a finding the questions are about. */
export type Questioned = {
  assay: AssayType | null;
  parameter: string | null;
  relation: Relation | null;
  value: number | null;
  unit: string | null;
  low: number | null;
  high: number | null;
  dispersionKind: DispersionKind | null;
  /** pX as the paper prints it beside the value. */
  printedP: number | null;
  emax: number | null;
  emaxLow: number | null;
  emaxHigh: number | null;
  emaxDispersionKind: DispersionKind | null;
  emaxReference: string | null;
  dose: string | null;
  isPrimary: boolean;
};

/** A range for this very ligand or target, in the base unit of the parameter; narrower than the parameter's own. */
export type UsualRange = { range: Range; what: string };

/** Everything to ask about a finding by itself; what other findings make of it is asked elsewhere. */
export function warningsOf(finding: Questioned, usual: UsualRange | null = null): Warning[] {
  const rule = finding.parameter === null ? null : parameterRule(finding.parameter);
  return [
    ...(rule ? fitWarnings(finding, rule) : []),
    ...(rule ? rangeWarnings(finding, rule, usual) : []),
    ...pWarning(finding, rule),
    ...intervalWarning(finding),
    ...emaxWarnings(finding),
    ...doseWarning(finding),
    ...(finding.dispersionKind === 'not stated'
      ? [
          warning(
            'dispersion-unknown',
            'dispersion',
            'The paper does not say, or nobody noted, what stands behind ±: SD, SEM or a confidence interval.',
          ),
        ]
      : []),
    ...(finding.isPrimary
      ? []
      : [
          warning(
            'cited',
            'isPrimary',
            'Cited from elsewhere, not measured in this study: it is no second measurement.',
          ),
        ]),
  ];
}

function warning(code: Warning['code'], field: string, message: string): Warning {
  return { code, field, message };
}

function fitWarnings({ assay, relation, unit, value }: Questioned, rule: ParameterRule): Warning[] {
  const found: Warning[] = [];
  const base = value === null || unit === null ? null : inBaseUnit(value, unit);
  // A ratio has no unit.
  const isBareRatio = unit === null && rule.dimensions[0] === 'fold';
  if (value !== null && rule.dimensions.length > 0 && !rule.isP && !isBareRatio) {
    if (!base || !rule.dimensions.includes(base.dimension)) {
      const wanted = rule.dimensions.join(' or ');
      found.push(
        warning(
          'unit-misfit',
          'unit',
          `${rule.code} is given in a unit of ${wanted}, not ${unit ? `“${unit}”` : 'without one'}.`,
        ),
      );
    }
  }
  if (rule.isP && unit && base?.dimension === 'molar') {
    found.push(
      warning(
        'unit-misfit',
        'unit',
        `${rule.code} is a logarithm and has no unit; “${unit}” would make it ${rule.code.slice(1)}.`,
      ),
    );
  }
  if (relation !== null && !rule.relations.includes(relation)) {
    found.push(warning('relation-misfit', 'relation', `“${relation}” does not go with ${rule.code}.`));
  }
  if (assay !== null && !rule.assays.includes(assay)) {
    found.push(
      warning(
        'parameter-misfit',
        'parameter',
        `${rule.code} is seldom what an assay of this kind (${assay}) measures.`,
      ),
    );
  }
  return found;
}

function rangeWarnings(
  { value, unit, relation }: Questioned,
  rule: ParameterRule,
  usual: UsualRange | null,
): Warning[] {
  const base = value === null ? null : inRangeUnit(value, unit, rule);
  if (base === null) return [];
  const isMolar = rule.hasPX && !rule.isP;
  const range = usual?.range ?? rule.typical;
  // A bound says only that the value lies beyond it.
  if (!range || (relation !== null && isCensored(relation))) return [];
  if (isWithin(base, range)) return [];
  const about = usual ? `for ${usual.what}` : `of ${rule.code}`;
  const words = `${printNumber(range[0])} to ${printNumber(range[1])}${baseUnit(rule)}`;
  const outside = warning('out-of-range', 'value', `Outside what is usual ${about} (${words}).`);
  const slip = isMolar && [1000, 1 / 1000].find((factor) => isWithin(base * factor, range));
  if (!slip) return [outside];
  const units = slip > 1 ? 'the paper may mean µM where nM stands' : 'the paper may mean nM where µM stands';
  return [
    outside,
    warning('unit-slip', 'unit', `A thousand times ${slip > 1 ? 'more' : 'less'} would be usual: ${units}.`),
  ];
}

function baseUnit({ dimensions: [first], isP }: ParameterRule): string {
  const unit = first && !isP ? knownUnits.find((known) => dimensionOf(known) === first) : undefined;
  return unit ? ` ${unit}` : '';
}

function inRangeUnit(value: number, unit: string | null, rule: ParameterRule): number | null {
  if (rule.isP || rule.dimensions.length === 0) return value;
  const base = unit === null ? null : inBaseUnit(value, unit);
  // The range is in the first of its dimensions; of a weight, 1 % is 10 mg/g.
  if (base?.dimension === 'percent' && rule.dimensions[0] === 'content') return base.value * 10;
  return base && base.dimension === rule.dimensions[0] ? base.value : null;
}

function isWithin(value: number, [low, high]: Range): boolean {
  return value >= low && value <= high;
}

function pWarning({ printedP, value, unit, parameter }: Questioned, rule: ParameterRule | null): Warning[] {
  if (printedP === null || value === null || unit === null || rule?.isP) return [];
  const nanomolar = toNanomolar(value, unit);
  if (nanomolar === null || nanomolar <= 0) return [];
  const derived = pOfNanomolar(nanomolar);
  // Rounding of either number to two digits makes no more than this.
  if (Math.abs(derived - printedP) <= 0.05 + 1e-9) return [];
  const meant = printNumber(Number(nanomolarOfP(printedP).toPrecision(3)));
  return [
    warning(
      'p-disagrees',
      'pX',
      `${printedP} does not go with the value: ${parameter ?? 'it'} gives ${printP(derived)}; ${printedP} would be ${meant} nM.`,
    ),
  ];
}

function intervalWarning({ value, low, high }: Questioned): Warning[] {
  if (value === null || !isOutside(value, low, high)) return [];
  return [warning('outside-interval', 'low', 'The value lies outside its own interval.')];
}

function isOutside(value: number, low: number | null, high: number | null): boolean {
  return (low !== null && value < low) || (high !== null && value > high);
}

function emaxWarnings(finding: Questioned): Warning[] {
  const { emax, emaxLow, emaxHigh, emaxDispersionKind, emaxReference } = finding;
  if (emax === null) return [];
  return [
    ...(isOutside(emax, emaxLow, emaxHigh)
      ? [warning('outside-interval', 'emax', 'Emax lies outside its own interval.')]
      : []),
    ...(emaxDispersionKind === 'not stated'
      ? [
          warning(
            'dispersion-unknown',
            'emax',
            'Nobody noted what stands behind the ± of Emax: SD, SEM or a confidence interval.',
          ),
        ]
      : []),
    ...(emaxReference
      ? []
      : [warning('emax-reference', 'referenceAgonist', 'Emax is a share of something: name the reference agonist.')]),
    ...(emax > 150 || emax < 0
      ? [warning('emax-range', 'emax', 'Emax is usually 0 to 150 % of the reference agonist.')]
      : []),
  ];
}

function doseWarning({ dose }: Questioned): Warning[] {
  const greatest = Math.max(
    0,
    ...[...(dose ?? '').matchAll(/([\d.]+)\s*(g|mg)\/kg/g)].map(
      ([, number, unit]) => Number(number) * (unit === 'g' ? 1000 : 1),
    ),
  );
  return greatest > 300 ? [warning('dose-range', 'dose', 'More than 300 mg/kg: look at the unit again.')] : [];
}
