import type { DispersionKind, IntervalKind } from './dispersion.ts';
import { parameterRule } from './parameter-rules.ts';
import type { Relation } from './relation.ts';
import { readUnit } from './units.ts';

/** What of a result prints in one line. Numbers are the printed texts where there are any: 1.30 keeps its zero. */
export type PrintedParts = {
  parameter: string | null;
  relation: Relation | null;
  value: string | null;
  unit: string | null;
  dispersion: { kind: DispersionKind; value: string } | null;
  interval: { kind: IntervalKind; low: string; high: string } | null;
  n: number | null;
  emax: { value: string; reference: string | null } | null;
};

/**
 * The result as papers print it: `Ki = 161 ± 9 nM (SEM, n = 3)`, `EC50 = 339 nM; Emax = 34 % of DAMGO`, `IC50 > 10 µM`, `t½ = 23 h (range 12 to 70)`.
 * Empty when there is no number.
 */
export function printValue(parts: PrintedParts): string {
  const { emax } = parts;
  return [
    parts.value === null
      ? ''
      : [parts.parameter, parts.relation ?? '=', amount(parts), brackets(parts)].filter(Boolean).join(' '),
    emax ? `Emax = ${emax.value} %${emax.reference ? ` of ${emax.reference}` : ''}` : '',
  ]
    .filter(Boolean)
    .join('; ');
}

function amount({ value, dispersion, unit, parameter }: PrintedParts): string {
  const number = dispersion ? `${value} ± ${dispersion.value}` : `${value}`;
  if (!unit || (parameter && parameterRule(parameter)?.isP)) return number;
  return `${number} ${readUnit(unit) ?? unit}`;
}

function brackets({ dispersion, interval, n }: PrintedParts): string {
  const inside = [
    dispersion && (dispersion.kind === 'not stated' ? 'kind of ± not stated' : dispersion.kind),
    interval && `${interval.kind === 'not stated' ? 'interval' : interval.kind} ${interval.low} to ${interval.high}`,
    n !== null && `n = ${n}`,
  ].filter(Boolean);
  return inside.length > 0 ? `(${inside.join(', ')})` : '';
}

/** A number as text without the tail of a double: 0.1, 161, 1e-7. */
export function printNumber(value: number): string {
  return String(Number(value.toPrecision(12)));
}
