import { describe, expect, it } from 'vitest';
import { type PrintedParts, printValue } from '#lib/pharmacology/printed-value.ts';

const bare: PrintedParts = {
  ...{ parameter: 'Ki', relation: '=', value: '161', unit: 'nM' },
  ...{ dispersion: null, interval: null, n: null, emax: null },
};

describe('printValue', () => {
  it.each<[string, Partial<PrintedParts>]>([
    ['Ki = 161 nM', {}],
    ['Ki = 161 ± 9 nM (SEM, n = 3)', { dispersion: { kind: 'SEM', value: '9' }, n: 3 }],
    [
      'Ki = 54.5 ± 4.42 nM (kind of ± not stated)',
      { value: '54.5', dispersion: { kind: 'not stated', value: '4.42' } },
    ],
    ['Ki = 77.9 nM (95 % CI 45.8 to 152)', { value: '77.9', interval: { kind: '95% CI', low: '45.8', high: '152' } }],
    ['Ki = 161 nmol/L', { unit: 'nmol/L' }],
    ['IC50 > 10 µM', { parameter: 'IC50', relation: '>', value: '10', unit: 'uM' }],
    [
      'EC50 = 339 nM; Emax = 34 % of DAMGO',
      { parameter: 'EC50', value: '339', emax: { value: '34', reference: 'DAMGO', dispersion: null, interval: null } },
    ],
    [
      'EC50 = 339 nM (n = 3); Emax = 34 ± 2 % of DAMGO (SEM, 95 % CI 30 to 38)',
      {
        ...{ parameter: 'EC50', value: '339', n: 3 },
        emax: {
          ...{ value: '34', reference: 'DAMGO', dispersion: { kind: 'SEM', value: '2' } },
          interval: { kind: '95% CI', low: '30', high: '38' },
        },
      },
    ],
    ['Emax = 34 %', { value: null, emax: { value: '34', reference: null, dispersion: null, interval: null } }],
    ['pKi = 7.10', { parameter: 'pKi', value: '7.10', unit: null }],
    ['overdose deaths = 152 of 27,338', { parameter: 'overdose deaths', value: '152', unit: 'of 27,338' }],
    ['', { value: null }],
  ])('prints %s', (printed, parts) => {
    expect(printValue({ ...bare, ...parts })).toBe(printed);
  });
});
