/** Fields of a finding that depend on its assay. The others (ligand, outcome, quote …) are asked of every one. */
export const assayFields = [
  'target',
  'effect',
  'targetSpecies',
  'species',
  'system',
  'strain',
  'sex',
  'readout',
  'radioligand',
  'radioligandConcentrationNanomolar',
  'radioligandKdNanomolar',
  'referenceAgonist',
  'emax',
  'action',
  'hillSlope',
  'receptorReserve',
  'dose',
  'route',
  'reversal',
  'studyDesign',
  'population',
] as const;
export type AssayField = (typeof assayFields)[number];

/** Asked besides when the target is an NMDA receptor and the assay can tell. */
export const nmdaFields = [
  'subunits',
  'site',
  'holdingPotentialMillivolt',
  'agonistConcentration',
  'glycineMicromolar',
  'magnesiumMillimolar',
  'ph',
  'useDependence',
] as const;
export type NmdaField = (typeof nmdaFields)[number];

export const assayTypes = ['binding', 'functional', 'ex vivo', 'in vivo', 'human', 'in silico', 'analytical'] as const;
export type AssayType = (typeof assayTypes)[number];

export type AssayRule = {
  name: string;
  hint: string;
  /** To submit; a draft may lack them. */
  required: readonly AssayField[];
  allowed: readonly AssayField[];
  nmda: boolean;
  /** Rung of the preclinical ladder a finding of this assay has; null where the ladder does not judge. */
  rung: 'P0' | 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | null;
  readouts: readonly string[];
};

/** The table of assays: what each requires, allows and (by leaving out) hides. The form, the schema and the tests read it. */
export const assayRules: Readonly<Record<AssayType, AssayRule>> = {
  binding: {
    name: 'Binding',
    hint: 'Occupation of a target in membranes or cells',
    required: ['target', 'readout'],
    allowed: [
      'species',
      'targetSpecies',
      'system',
      'radioligand',
      'radioligandConcentrationNanomolar',
      'radioligandKdNanomolar',
      'action',
      'hillSlope',
    ],
    nmda: true,
    rung: 'P1',
    readouts: [
      'radioligand displacement',
      'saturation binding',
      'association and dissociation kinetics',
      'screening panel',
    ],
  },
  functional: {
    name: 'Functional, in vitro',
    hint: 'What the compound does to signalling, currents or enzymes in cells',
    required: ['target', 'readout'],
    allowed: [
      'species',
      'targetSpecies',
      'system',
      'referenceAgonist',
      'emax',
      'action',
      'hillSlope',
      'receptorReserve',
      'reversal',
    ],
    nmda: true,
    rung: 'P2',
    readouts: [
      '[35S]GTPγS',
      'G-protein BRET',
      'cAMP inhibition',
      'β-arrestin recruitment',
      'Ca²⁺ flux',
      'patch clamp',
      'two-electrode voltage clamp',
      'enzyme activity',
    ],
  },
  'ex vivo': {
    name: 'Ex vivo tissue',
    hint: 'An organ or slice kept alive outside the body',
    required: ['readout', 'species'],
    allowed: ['target', 'effect', 'system', 'strain', 'sex', 'referenceAgonist', 'emax', 'action', 'reversal'],
    nmda: true,
    rung: 'P3',
    readouts: ['electrically stimulated contraction', 'field potentials', 'patch clamp in slices'],
  },
  'in vivo': {
    name: 'In vivo, animal',
    hint: 'Living animals',
    required: ['readout', 'species'],
    allowed: [
      'target',
      'effect',
      'system',
      'strain',
      'sex',
      'dose',
      'route',
      'emax',
      'referenceAgonist',
      'action',
      'reversal',
      'studyDesign',
    ],
    nmda: true,
    rung: 'P4',
    readouts: [
      'tail-flick',
      'hot-plate',
      'warm-water tail withdrawal',
      'von Frey',
      'whole-body plethysmography',
      'gastrointestinal transit',
      'place preference',
      'i.v. self-administration',
      'drug discrimination',
      'precipitated withdrawal',
    ],
  },
  human: {
    name: 'Human',
    hint: 'People: trials, pharmacokinetics, surveys, case reports',
    required: ['studyDesign'],
    allowed: [
      'target',
      'effect',
      'species',
      'readout',
      'system',
      'sex',
      'population',
      'dose',
      'route',
      'action',
      'reversal',
    ],
    nmda: false,
    rung: 'P5',
    readouts: ['plasma concentration', 'survey', 'ECG', 'case report', 'drug interaction', 'cold pressor test'],
  },
  'in silico': {
    name: 'In silico',
    hint: 'Predicted by computation',
    required: ['target', 'readout'],
    allowed: ['species', 'targetSpecies', 'system', 'action'],
    nmda: true,
    rung: 'P0',
    readouts: ['docking', 'molecular dynamics', 'structure-based prediction'],
  },
  analytical: {
    name: 'Analytical',
    hint: 'What a product or leaf holds',
    required: ['readout'],
    allowed: ['effect', 'species', 'system'],
    nmda: false,
    rung: null,
    readouts: ['LC-MS/MS', 'HPLC-UV', 'NMR'],
  },
};

/** Whether a field is asked for, may be given, or has no place in an assay. */
export function fieldUse(assay: AssayType, field: AssayField | NmdaField): 'required' | 'allowed' | 'hidden' {
  const rule = assayRules[assay];
  if ((rule.required as readonly string[]).includes(field)) return 'required';
  if ((rule.allowed as readonly string[]).includes(field)) return 'allowed';
  return rule.nmda && (nmdaFields as readonly string[]).includes(field) ? 'allowed' : 'hidden';
}
