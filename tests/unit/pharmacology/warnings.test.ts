import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pOfNanomolar } from '#lib/pharmacology/p-scale.ts';
import { type Questioned, warningsOf } from '#lib/pharmacology/warnings.ts';

const usual: Questioned = {
  ...{ assay: 'binding', parameter: 'Ki', relation: '=', value: 161, unit: 'nM', low: null, high: null },
  ...{
    dispersionKind: null,
    printedP: null,
    emax: null,
    emaxLow: null,
    emaxHigh: null,
    emaxDispersionKind: null,
    emaxReference: null,
    dose: null,
    isPrimary: true,
  },
};
const codes = (changes: Partial<Questioned>, pair?: Parameters<typeof warningsOf>[1]) =>
  warningsOf({ ...usual, ...changes }, pair).map(({ code }) => code);

describe('warningsOf', () => {
  it('asks nothing about a usual value', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ parameter: null, value: null, unit: null, relation: null })).toEqual([]);
  });

  it.each<[string, Partial<Questioned>, string[]]>([
    ['beyond 100 µM', { value: 332, unit: 'µM' }, ['out-of-range', 'unit-slip']],
    ['beyond every unit', { value: 1e9 }, ['out-of-range']],
    ['a bound beyond the range', { relation: '>', value: 200_000 }, []],
    ['a percentage for Ki', { unit: '%' }, ['unit-misfit']],
    ['no unit for Ki', { unit: null }, ['unit-misfit']],
    ['a molar unit for pKi', { parameter: 'pKi', value: 7 }, ['unit-misfit']],
    ['pKi', { parameter: 'pKi', value: 7, unit: null }, []],
    ['an unusual pKi', { parameter: 'pKi', value: 161, unit: null }, ['out-of-range']],
    [
      'a bound for a slope',
      { assay: 'functional', parameter: 'Hill slope', relation: '<', value: 1, unit: null },
      ['relation-misfit'],
    ],
    ['an odds ratio in binding', { parameter: 'odds ratio', value: 2, unit: 'fold' }, ['parameter-misfit']],
    ['an odds ratio, which has no unit', { assay: 'human', parameter: 'odds ratio', value: 8.61, unit: null }, []],
    ['a pX that disagrees', { printedP: 7.79 }, ['p-disagrees']],
    ['a pX rounded', { printedP: 6.8 }, []],
    ['a value outside its interval', { low: 200, high: 300 }, ['outside-interval']],
    ['± of no kind', { dispersionKind: 'not stated' }, ['dispersion-unknown']],
    ['Emax of nothing', { emax: 34 }, ['emax-reference']],
    ['Emax outside its interval', { emax: 34, emaxHigh: 30, emaxReference: 'DAMGO' }, ['outside-interval']],
    [
      'Emax ± of a kind unknown',
      { emax: 34, emaxDispersionKind: 'not stated', emaxReference: 'DAMGO' },
      ['dispersion-unknown'],
    ],
    ['Emax of 180', { emax: 180, emaxReference: 'DAMGO' }, ['emax-range']],
    ['1 g/kg', { dose: '≥ 1 g/kg p.o.' }, ['dose-range']],
    ['30 mg/kg', { dose: '5-30 mg/kg i.p.; 1-10 µg i.c.v.' }, []],
    ['a number cited', { isPrimary: false }, ['cited']],
    ['mg/L in serum', { assay: 'human', parameter: 'serum mitragynine', value: 10.3, unit: 'mg/L' }, ['out-of-range']],
    ['a half-life of days', { assay: 'human', parameter: 'terminal half-life', value: 5, unit: 'd' }, ['out-of-range']],
  ])('asks about %s', (_, changes, asked) => {
    expect(codes(changes)).toEqual(asked);
  });

  it('holds a value to the range of its ligand and target where there is one', () => {
    const pair = { range: [80, 800] as const, what: 'mitragynine at MOR' };
    expect(codes({}, pair)).toEqual([]);
    expect(codes({ value: 7.16 }, pair)).toEqual(['out-of-range']);
    expect(codes({ value: 0.161 }, pair)).toEqual(['out-of-range', 'unit-slip']);
  });

  it('never asks about a printed pX that is the derived one, rounded to two digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 1e4, noNaN: true }), (value) => {
        expect(codes({ value, printedP: Number(pOfNanomolar(value).toFixed(2)) })).toEqual([]);
      }),
    );
  });
});
