import { describe, expect, it } from 'vitest';
import { dispersionKinds, intervalKinds, readDispersionKind, readIntervalKind } from '#lib/pharmacology/dispersion.ts';

describe('kinds of ±', () => {
  it('are read as they are written, and never as one another', () => {
    for (const kind of dispersionKinds) expect(readDispersionKind(kind)).toBe(kind);
    for (const kind of intervalKinds) expect(readIntervalKind(kind)).toBe(kind);
    expect(['s.e.m.', 'standard error', 'SE'].map(readDispersionKind)).toEqual(['SEM', 'SEM', 'SEM']);
    expect(['sd', 'Standard deviation'].map(readDispersionKind)).toEqual(['SD', 'SD']);
    expect(['CI95', '95 % CI', '95% ci'].map(readDispersionKind)).toEqual(['95% CI', '95% CI', '95% CI']);
    expect(readDispersionKind('range')).toBeNull();
    expect(readIntervalKind('SEM')).toBeNull();
    expect(readDispersionKind('±')).toBeNull();
  });
});
