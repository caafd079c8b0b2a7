import type { ParameterRule } from './parameter-rules.ts';
import type { Relation } from './relation.ts';
import { toNanomolar } from './units.ts';

/** −log10 of a molar value given in nM. */
export function pOfNanomolar(nanomolar: number): number {
  return 9 - Math.log10(nanomolar);
}

export function nanomolarOfP(p: number): number {
  return 10 ** (9 - p);
}

export type Measurement = {
  relation: Relation;
  value: number;
  unit: string;
};

/** Standardised value: nM of what is molar, or of a p value as printed (pKi); null for everything else. */
export function standardNanomolar({ value, unit }: Measurement, rule: ParameterRule | null): number | null {
  if (rule?.isP) return Number(nanomolarOfP(value).toPrecision(15));
  return value > 0 ? toNanomolar(value, unit) : null;
}

/**
 * pX, only where it may be had: a parameter that has one (Ki, IC50 …), the relation `=`, a molar value above zero, and no doubt recorded about it.
 * A bound or an estimate gives none.
 */
export function pX(measured: Measurement, rule: ParameterRule | null, doubted = false): number | null {
  if (!rule?.hasPX || measured.relation !== '=' || doubted) return null;
  const nanomolar = standardNanomolar(measured, rule);
  return nanomolar === null || nanomolar <= 0 ? null : pOfNanomolar(nanomolar);
}

/** pX as it prints: two decimals. */
export function printP(p: number): string {
  return p.toFixed(2);
}
