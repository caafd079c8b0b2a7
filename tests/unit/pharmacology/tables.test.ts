import { describe, expect, it } from 'vitest';
import { assayFields, assayRules, assayTypes, fieldUse, nmdaFields } from '#lib/pharmacology/assay-rules.ts';
import { parameterRule, parameterRules } from '#lib/pharmacology/parameter-rules.ts';
import { readRelation } from '#lib/pharmacology/relation.ts';
import { dimensionOf, knownUnits } from '#lib/pharmacology/units.ts';

describe('the tables of assays and parameters', () => {
  it('never require what they hide, and name no field twice', () => {
    for (const rule of Object.values(assayRules)) {
      const named = [...rule.required, ...rule.allowed];
      expect(new Set(named).size).toBe(named.length);
      expect(named.every((field) => assayFields.includes(field))).toBe(true);
    }
    expect(Object.keys(assayRules)).toEqual([...assayTypes]);
  });

  it('ask binding for the radioligand, function for Emax and its reference, animals for dose and reversal, people for design', () => {
    const shown = (assay: (typeof assayTypes)[number]) =>
      assayFields.filter((field) => fieldUse(assay, field) !== 'hidden');
    expect(shown('binding')).toContain('radioligand');
    expect(shown('binding')).not.toContain('emax');
    expect(shown('functional')).toEqual(expect.arrayContaining(['readout', 'referenceAgonist', 'emax']));
    expect(shown('functional')).not.toContain('radioligand');
    expect(shown('in vivo')).toEqual(expect.arrayContaining(['species', 'strain', 'sex', 'dose', 'route', 'reversal']));
    expect(fieldUse('human', 'studyDesign')).toBe('required');
    for (const field of nmdaFields) {
      expect(fieldUse('functional', field)).toBe('allowed');
      expect(fieldUse('human', field)).toBe('hidden');
    }
  });

  it('give every parameter units it can be printed in, an ordered range and an assay', () => {
    for (const { code, dimensions, typical, assays, relations } of parameterRules) {
      expect(assays.length, code).toBeGreaterThan(0);
      expect(relations, code).toContain('=');
      for (const dimension of dimensions)
        expect(
          knownUnits.some((unit) => dimensionOf(unit) === dimension),
          code,
        ).toBe(true);
      if (typical) expect(typical[0], code).toBeLessThan(typical[1]);
    }
    expect(new Set(parameterRules.map(({ code }) => code)).size).toBe(parameterRules.length);
  });

  it('tell KI from Ki, and know a parameter by how its words begin', () => {
    expect(parameterRule('KI')?.code).toBe('KI');
    expect(parameterRule('Ki')?.code).toBe('Ki');
    expect(parameterRule('ki')?.code).toBe('Ki');
    expect(parameterRule('half-life, highest mean, single dose')?.code).toBe('t½');
    expect(parameterRule('serum mitragynine, mean')?.code).toBe('concentration');
    expect(parameterRule('bloodletting')).toBeNull();
  });

  it('read relations as they are typed', () => {
    expect(['<=', '≥', ' > ', '≈', 'ca.', '>>'].map(readRelation)).toEqual(['≤', '≥', '>', '~', '~', '>']);
    expect(readRelation('about')).toBeNull();
  });
});
