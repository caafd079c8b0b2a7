import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFinding } from '#features/findings/commands/create-finding.ts';
import { submitFinding } from '#features/findings/commands/submit-finding.ts';
import type { FindingField } from '#features/findings/finding-content.ts';
import { isShown } from '#features/findings/finding-form.ts';
import { findFinding } from '#features/findings/queries/find-finding.ts';
import { disconnect } from '#lib/database.ts';
import {
  type AssayField,
  assayFields,
  assayRules,
  assayTypes,
  fieldUse,
  type NmdaField,
  nmdaFields,
} from '#lib/pharmacology/assay-rules.ts';
import { Problem } from '#lib/problem.ts';
import { closeQueue } from '#lib/queue.ts';
import { type FindingLibrary, makeFindingLibrary } from './finding-library.ts';

let library: FindingLibrary;
beforeAll(async () => {
  library = await makeFindingLibrary();
});
afterAll(() => Promise.all([closeQueue(), disconnect()]));

// Something that fits each field which depends on the assay.
const samples: Record<AssayField | NmdaField, unknown> = {
  ...{ target: 'target:mor', effect: 'effect:analgesia', targetSpecies: 'rat', species: 'rat', system: 'CHO cells' },
  ...{ strain: 'Wistar', sex: 'male', readout: 'what was read out', radioligand: '[3H]DAMGO' },
  ...{ radioligandConcentrationNanomolar: 1.5, radioligandKdNanomolar: 0.9, referenceAgonist: 'DAMGO' },
  ...{ emax: { value: 34, dispersion: null, interval: null }, action: 'partial agonist', hillSlope: 0.9 },
  ...{ receptorReserve: 'as in tissue', dose: '5 mg/kg', route: 'i.p.', reversal: 'naloxone' },
  ...{ studyDesign: 'randomised trial', population: 'adults', subunits: ['GluN1', 'GluN2B'], site: 'glycine' },
  ...{ holdingPotentialMillivolt: -70, agonistConcentration: 'glutamate 10 µM', glycineMicromolar: 10 },
  ...{ magnesiumMillimolar: 1, ph: 7.4, useDependence: 'yes' },
};
const fields = [...assayFields, ...nmdaFields];

async function faultsOf(work: Promise<unknown>): Promise<string[]> {
  const problem = await work.then(
    () => null,
    (error: unknown) => error,
  );
  if (problem === null) return [];
  if (!(problem instanceof Problem)) throw problem;
  return (problem.errors ?? []).map(({ pointer }) => pointer);
}

// design.md: binding asks for the radioligand, functional for readout and one curve, NMDA for its conditions, animals for species and dose, people for design.
const required: Record<(typeof assayTypes)[number], AssayField[]> = {
  binding: ['target', 'readout'],
  functional: ['target', 'readout'],
  'ex vivo': ['readout', 'species'],
  'in vivo': ['readout', 'species'],
  human: ['studyDesign'],
  'in silico': ['target', 'readout'],
  analytical: ['readout'],
};

describe.each(assayTypes)('%s: form, command and database hold to the table', (assay) => {
  it.each(fields)('%s', async (field) => {
    const { citationId, curator } = library;
    const use = fieldUse(assay, field);
    expect(isShown(assay, field)).toBe(use !== 'hidden');
    const given = { citationId, ligand: 'compound:mitragynine', assay, [field]: samples[field] };
    if (use === 'hidden') {
      expect(await faultsOf(createFinding(curator, given))).toEqual([`/${field}`]);
      return;
    }
    const { id } = await createFinding(curator, given);
    const { content } = await findFinding(curator, id);
    expect(content[field]).toEqual(samples[field]);
  });

  it('asks at submission for what it requires, and for nothing else of its own', async () => {
    expect(assayRules[assay].required).toEqual(required[assay]);
    const { citationId, curator } = library;
    const whole = {
      direction: 'supports',
      quote: 'q',
      locator: 'Table 1',
      outcome: 'Seen.',
      effect: 'effect:analgesia',
    };
    const { effect: _, ...withoutEffect } = whole;
    const start = fieldUse(assay, 'effect') === 'hidden' ? withoutEffect : whole;
    const { id } = await createFinding(curator, { citationId, ligand: 'compound:mitragynine', assay, ...start });
    const faults = await faultsOf(submitFinding(curator, id));
    expect(faults.sort()).toEqual(required[assay].map((field) => `/${field satisfies FindingField}`).sort());
  });
});
