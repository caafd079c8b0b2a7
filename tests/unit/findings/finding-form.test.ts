import { describe, expect, it } from 'vitest';
import { contentSchema } from '#features/findings/content-schema.ts';
import { inputFromForm, valuesOfContent } from '#features/findings/finding-form.ts';

function form(values: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

const curve = contentSchema.parse({
  ...{ assay: 'functional', parameter: 'EC50', value: '339', unit: 'nM', n: 3, referenceAgonist: 'DAMGO' },
  ...{ dispersion: { kind: 'SEM', value: 12 }, interval: { kind: '95% CI', low: 300, high: null } },
  emax: { value: 34, dispersion: { kind: 'SD', value: 2 }, interval: { kind: 'range', low: 30, high: 38 } },
});

describe('the form of a finding', () => {
  it('loses nothing of what stands behind potency and Emax', () => {
    expect(contentSchema.parse(inputFromForm(form(valuesOfContent(curve))))).toEqual(curve);
  });

  it('takes a number without a kind for one whose kind nobody noted, and a kind alone for nothing', () => {
    const { emax, dispersion } = inputFromForm(
      form({
        assay: 'functional',
        emaxValue: '34',
        emaxDispersion: '2',
        emaxIntervalKind: 'range',
        dispersionKind: 'SD',
      }),
    );
    expect(emax).toEqual({ value: '34', dispersion: { kind: 'not stated', value: '2' } });
    expect(dispersion).toBeNull();
  });

  it('says at its own field what is missing or mixed', () => {
    const faults = (values: Record<string, string>) => {
      const read = contentSchema.safeParse(inputFromForm(form({ assay: 'functional', ...values })));
      return read.error?.issues.map(({ path }) => path.join('/'));
    };
    expect(faults({ emaxLow: '3' })).toEqual(['emax/value']);
    expect(faults({ emaxValue: '3', emaxLow: '9', emaxHigh: '3' })).toEqual(['emax/interval/low']);
    const mixed = { emaxDispersion: '1', emaxDispersionKind: '90% CI', emaxLow: '1', emaxIntervalKind: '95% CI' };
    expect(faults({ emaxValue: '3', ...mixed })).toEqual(['emax/interval/kind']);
    const potency = { parameter: 'EC50', value: '3' };
    expect(faults({ ...potency, intervalLow: '9', intervalHigh: '3' })).toEqual(['interval/low']);
    const mixedOfPotency = { dispersionValue: '1', dispersionKind: '90% CI', intervalLow: '1', intervalKind: '95% CI' };
    expect(faults({ ...potency, ...mixedOfPotency })).toEqual(['interval/kind']);
  });

  it('leaves Emax out where the assay has none', () => {
    expect(inputFromForm(form({ assay: 'binding', emaxValue: '34' })).emax).toBeNull();
  });
});

it('an end of an interval that stands in the wrong place is refused, not lost', () => {
  expect(contentSchema.safeParse({ assay: 'functional', emax: { value: 34, low: 30 } }).success).toBe(false);
});
