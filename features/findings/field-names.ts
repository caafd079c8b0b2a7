import { kindNames } from '#lib/pharmacology/dispersion.ts';
import type { FindingField } from './finding-content.ts';

/** What people call the fields, in forms, on the record and in proposals. */
export const fieldLabels: Readonly<Record<FindingField, string>> = {
  ligand: 'Ligand',
  ligandForm: 'Form of the ligand',
  comparator: 'Compared with',
  target: 'Target',
  effect: 'Effect',
  assay: 'Assay',
  readout: 'Readout',
  system: 'System',
  species: 'Species',
  targetSpecies: 'Species of the target',
  strain: 'Strain',
  sex: 'Sex',
  radioligand: 'Radioligand',
  radioligandConcentrationNanomolar: 'Radioligand’s concentration, nM',
  radioligandKdNanomolar: 'Radioligand’s Kd, nM',
  referenceAgonist: 'Reference agonist',
  receptorReserve: 'Receptor reserve',
  hillSlope: 'Hill slope',
  dose: 'Dose',
  route: 'Route',
  reversal: 'Reversed by',
  studyDesign: 'Study design',
  population: 'Population',
  subunits: 'Subunits',
  site: 'Site',
  holdingPotentialMillivolt: 'Holding potential, mV',
  agonistConcentration: 'Agonist and its concentration',
  glycineMicromolar: 'Glycine, µM',
  magnesiumMillimolar: 'Mg²⁺, mM',
  ph: 'pH',
  useDependence: 'Use-dependence',
  parameter: 'Parameter',
  relation: 'Relation',
  value: 'Value',
  unit: 'Unit',
  printedP: 'pX as printed',
  n: 'n',
  dispersion: '±',
  interval: 'Interval',
  emax: 'Emax, %',
  action: 'Action',
  actionNote: 'Note on the action',
  direction: 'Direction',
  result: 'Outcome',
  outcome: 'In words',
  isPrimary: 'Measured here',
  citedFrom: 'Cited from',
  valuesEstimated: 'Read off a figure',
  validityFlag: 'Doubt',
  validityNote: 'What the doubt is',
  conflictOfInterest: 'Conflict of interest of the study',
  quote: 'Quote',
  locator: 'Locator',
  rating: 'Rating',
  level: 'Evidence level',
};

/** A field's value in words; terms by their names. */
export function fieldText(field: string, value: unknown, nameOf: (tag: string) => string): string {
  if (value === null || value === undefined || value === '') return '';
  if (['ligand', 'target', 'effect'].includes(field)) return nameOf(String(value));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.join('/');
  if (typeof value !== 'object') return String(value);
  const { kind, value: number, low, high, scheme, code, dispersion, interval } = value as Record<string, string | null>;
  if (scheme) return `${scheme} ${code}`;
  const range = low != null || high != null ? `${low ?? '…'} to ${high ?? '…'}` : '';
  const spread = [dispersion, interval].map((inner) => fieldText(field, inner, nameOf));
  return [number, range, kind && `(${kindNames[kind] ?? kind})`, spread[0] && `± ${spread[0]}`, spread[1]]
    .filter((part) => part != null && part !== '')
    .join(' ');
}
