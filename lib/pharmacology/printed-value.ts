import { type DispersionKind, type IntervalKind, printKind } from './dispersion.ts';
import { parameterRule } from './parameter-rules.ts';
import type { Relation } from './relation.ts';
import { printUnit } from './units.ts';

/** What of a result prints in one line. Numbers are the printed texts where there are any: 1.30 keeps its zero. */
export type PrintedParts = {
  parameter: string | null;
  relation: Relation | null;
  value: string | null;
  unit: string | null;
  n: number | null;
  emax: ({ value: string; reference: string | null } & Spread) | null;
} & Spread;

/** What stands behind a number, with its kind: what was not told apart by the paper is not told apart here. */
type Spread = {
  dispersion: { kind: DispersionKind; value: string } | null;
  interval: { kind: IntervalKind; low: string; high: string } | null;
};

/**
 * The result as papers print it: `Ki = 161 ± 9 nM (SEM, n = 3)`, `EC50 = 339 nM; Emax = 34 ± 2 % of DAMGO (SEM)`, `IC50 > 10 µM`, `t½ = 23 h (range 12 to 70)`.
 * Empty when there is no number.
 */
export function printValue(parts: PrintedParts): string {
  const { emax } = parts;
  return [
    parts.value === null
      ? ''
      : [parts.parameter, parts.relation ?? '=', amount(parts), brackets(parts)].filter(Boolean).join(' '),
    emax ? printEmax(emax) : '',
  ]
    .filter(Boolean)
    .join('; ');
}

function amount({ value, dispersion, unit, parameter }: PrintedParts): string {
  const number = dispersion ? `${value} ± ${dispersion.value}` : `${value}`;
  if (!unit || (parameter && parameterRule(parameter)?.isP)) return number;
  return `${number} ${printUnit(unit)}`;
}

function printEmax({ value, reference, ...spread }: NonNullable<PrintedParts['emax']>): string {
  const number = spread.dispersion ? `${value} ± ${spread.dispersion.value}` : value;
  const of = reference ? ` of ${reference}` : '';
  return ['Emax =', number, `%${of}`, brackets({ ...spread, n: null })].filter(Boolean).join(' ');
}

function brackets({ dispersion, interval, n }: Spread & { n: number | null }): string {
  const inside = [
    dispersion && (dispersion.kind === 'not stated' ? 'kind of ± not stated' : printKind(dispersion.kind)),
    interval &&
      `${interval.kind === 'not stated' ? 'interval' : printKind(interval.kind)} ${interval.low} to ${interval.high}`,
    n !== null && `n = ${n}`,
  ].filter(Boolean);
  return inside.length > 0 ? `(${inside.join(', ')})` : '';
}

/** A number as text without the tail of a double: 0.1, 161, 1e-7. */
export function printNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}
