import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDoubtful, validityFlags } from '#lib/pharmacology/action.ts';
import { nanomolarOfP, pOfNanomolar, pX, standardNanomolar } from '#lib/pharmacology/p-scale.ts';
import { parameterRule, parameterRules } from '#lib/pharmacology/parameter-rules.ts';
import { relations } from '#lib/pharmacology/relation.ts';
import { dimensionOf, knownUnits } from '#lib/pharmacology/units.ts';

const ki = parameterRule('Ki');
const nanomolar = fc.double({ min: 1e-6, max: 1e9, noNaN: true });

describe('pX', () => {
  it('goes round: nM to p to nM, and p to nM to p', () => {
    fc.assert(
      fc.property(nanomolar, (value) => {
        expect(Math.abs(nanomolarOfP(pOfNanomolar(value)) / value - 1)).toBeLessThan(1e-12);
      }),
    );
    fc.assert(
      fc.property(fc.double({ min: -2, max: 15, noNaN: true }), (p) => {
        expect(pOfNanomolar(nanomolarOfP(p))).toBeCloseTo(p, 10);
      }),
    );
  });

  it('is the same whatever molar unit the value is printed in', () => {
    fc.assert(
      fc.property(nanomolar, (value) => {
        const inNanomolar = pX({ relation: '=', value, unit: 'nM' }, ki);
        const inMicromolar = pX({ relation: '=', value: value / 1000, unit: 'µM' }, ki);
        expect(inMicromolar).toBeCloseTo(inNanomolar ?? Number.NaN, 9);
      }),
    );
  });

  it('comes from a pKi as printed, and gives its nM', () => {
    const pKi = parameterRule('pKi');
    expect(pX({ relation: '=', value: 7, unit: '' }, pKi)).toBeCloseTo(7, 12);
    expect(standardNanomolar({ relation: '=', value: 7, unit: '' }, pKi)).toBe(100);
  });

  it('never comes from a bound or an estimate, of any parameter and unit', () => {
    const inexact = relations.filter((relation) => relation !== '=');
    const any = [
      nanomolar,
      fc.constantFrom(...inexact),
      fc.constantFrom(...knownUnits),
      fc.constantFrom(...parameterRules),
    ] as const;
    fc.assert(
      fc.property(...any, (value, relation, unit, rule) => {
        expect(pX({ relation, value, unit }, rule)).toBeNull();
      }),
    );
  });

  it('never comes from what is not molar, from zero, from less, or from a doubted value', () => {
    for (const unit of knownUnits.filter((known) => dimensionOf(known) !== 'molar')) {
      expect(pX({ relation: '=', value: 5, unit }, ki)).toBeNull();
    }
    for (const value of [0, -3]) expect(pX({ relation: '=', value, unit: 'nM' }, ki)).toBeNull();
    expect(pX({ relation: '=', value: 5, unit: 'nM' }, ki, true)).toBeNull();
    expect(validityFlags.filter((flag) => !isDoubtful(flag))).toEqual(['repeat citation', 'indirect']);
  });

  it('belongs to affinities and potencies alone: KI of an inactivation, Emax and words of one’s own have none', () => {
    for (const name of ['KI', 'Emax', 'ED50', 'pain tolerance']) {
      expect(pX({ relation: '=', value: 5, unit: 'nM' }, parameterRule(name))).toBeNull();
    }
    expect(parameterRules.filter(({ hasPX }) => hasPX).map(({ code }) => code)).toEqual([
      ...['Ki', 'Kd', 'KB', 'IC50', 'EC50', 'AC50'],
      ...['pKi', 'pKd', 'pIC50', 'pEC50', 'pA2', 'pKB'],
    ]);
  });
});
