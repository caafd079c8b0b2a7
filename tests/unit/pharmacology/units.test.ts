import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dimensionOf,
  fromNanomolar,
  inBaseUnit,
  knownUnits,
  printUnit,
  readUnit,
  toNanomolar,
} from '#lib/pharmacology/units.ts';

const molar = knownUnits.filter((unit) => dimensionOf(unit) === 'molar');
const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
const close = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * Math.abs(b));

describe('units', () => {
  it('gives the molar value back after a way through nM, in every molar unit', () => {
    expect(molar).toEqual(['nM', 'pM', 'fM', 'µM', 'mM', 'M']);
    fc.assert(
      fc.property(positive, fc.constantFrom(...molar), (value, unit) => {
        close(fromNanomolar(toNanomolar(value, unit) ?? Number.NaN, unit), value);
      }),
    );
  });

  it('agrees with itself between any two molar units', () => {
    fc.assert(
      fc.property(positive, fc.constantFrom(...molar), fc.constantFrom(...molar), (value, from, to) => {
        const across = fromNanomolar(toNanomolar(value, from) ?? Number.NaN, to);
        close(toNanomolar(across, to) ?? Number.NaN, toNanomolar(value, from) ?? Number.NaN);
      }),
    );
  });

  it('keeps the order of values', () => {
    fc.assert(
      fc.property(positive, positive, fc.constantFrom(...knownUnits), (a, b, unit) => {
        const [one, other] = [inBaseUnit(a, unit)?.value ?? Number.NaN, inBaseUnit(b, unit)?.value ?? Number.NaN];
        expect(Math.sign(one - other) * Math.sign(a - b)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it.each([
    [161, 'nM', 161],
    [1.3, 'µM', 1300],
    [0.33, 'uM', 330],
    [0.33, 'μM', 330],
    [2, 'nmol/L', 2],
    [5, 'pM', 0.005],
    [1, 'M', 1e9],
  ])('reads %s %s as %s nM', (value, unit, nanomolar) => {
    expect(toNanomolar(value, unit)).toBe(nanomolar);
  });

  it.each([
    ['uM', 'µM'],
    ['μM', 'µM'],
    ['ug/mL', 'µg/mL'],
    ['umol/L', 'µmol/L'],
    ['nmol/L', 'nmol/L'],
    ['% of DAMGO', '% of DAMGO'],
    ['units', 'units'],
  ])('prints %s as %s', (typed, printed) => {
    expect(printUnit(typed)).toBe(printed);
  });

  it('makes no molar value of what is not one', () => {
    for (const unit of knownUnits.filter((known) => dimensionOf(known) !== 'molar'))
      expect(toNanomolar(1, unit)).toBeNull();
    expect(toNanomolar(1, 'reports')).toBeNull();
  });

  it('tells mM from M and mg/mL-like spellings by case only where they are one letter apart', () => {
    expect(readUnit('mM')).toBe('mM');
    expect(readUnit('MM')).toBeNull();
    expect(readUnit('NG/ML')).toBe('ng/mL');
    expect(readUnit('% of DAMGO')).toBe('%');
    expect(readUnit('toString')).toBeNull();
  });
});
