import { assayRules } from '#lib/pharmacology/assay-rules.ts';
import type { Fault } from '#lib/problem.ts';
import type { FindingContent, FindingField } from './finding-content.ts';

const asked: readonly [FindingField, string][] = [
  ['ligand', 'Name the compound or preparation.'],
  ['assay', 'Choose the kind of assay.'],
  ['direction', 'Say what the result says: supports, contradicts, no effect or inconclusive.'],
  ['quote', 'Quote the passage or table cell it rests on, in at most 300 characters.'],
  ['locator', 'Say where in the paper: Table 2, row 3.'],
];
const askedOfAssay: Partial<Record<FindingField, string>> = {
  target: 'Name the target.',
  readout: 'Name what was read out.',
  species: 'Name the species.',
  studyDesign: 'Name the study’s design.',
};

/** What a finding still lacks to be submitted; what its assay asks for comes out of the table of assays. */
export function missingToSubmit(content: FindingContent): Fault[] {
  const faults = asked
    .filter(([field]) => !content[field])
    .map(([field, detail]) => ({ pointer: `/${field}`, detail }));
  const required = content.assay ? assayRules[content.assay].required : [];
  for (const field of required) {
    if (!content[field])
      faults.push({ pointer: `/${field}`, detail: askedOfAssay[field] ?? 'An assay of this kind needs this.' });
  }
  if (!content.target && !content.effect && !required.includes('target')) {
    faults.push({ pointer: '/target', detail: 'Name the target, or the effect that was looked at.' });
  }
  if (content.value !== null && !content.relation)
    faults.push({ pointer: '/relation', detail: 'Choose the sign before the value.' });
  if (content.value === null && !content.emax && !content.outcome && !content.result && !content.action) {
    faults.push({ pointer: '/outcome', detail: 'Give a value, or say in words what was found.' });
  }
  return faults;
}
