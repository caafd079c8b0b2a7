'use client';

import { Fieldset } from '#components/fieldset.tsx';
import { SelectField } from '#components/select-field.tsx';
import { TextField } from '#components/text-field.tsx';
import { actions } from '#lib/pharmacology/action.ts';
import { type AssayType, assayRules, nmdaFields } from '#lib/pharmacology/assay-rules.ts';
import { fieldLabels } from '../../field-names.ts';
import { type FormValues, isShown } from '../../finding-form.ts';
import { choices } from './choices.ts';
import { FoldedFields } from './folded-fields.tsx';
import { SuggestedField } from './suggested-field.tsx';

// Examples stand in the field: a hint above it would push it out of its row.
const examples: Partial<Record<string, string>> = {
  radioligand: '[3H]DAMGO',
  receptorReserve: 'overexpressed, as in tissue',
  dose: '1, 5, 10 mg/kg i.p.',
  route: 'p.o., i.p., s.c., i.v., i.c.v.',
  reversal: 'naloxone, β-FNA, norBNI; how far',
  subunits: 'GluN1/GluN2B',
  site: 'glutamate, glycine, pore, N-terminal',
  agonistConcentration: 'glutamate 10 µM',
  studyDesign: 'randomised trial, survey, case report',
};
const systems: Partial<Record<AssayType, string>> = {
  binding: 'CHO cells, brain membranes',
  functional: 'CHO cells, oocytes, slices',
  'ex vivo': 'ileum, vas deferens',
};
const species = ['human', 'rat', 'mouse', 'guinea pig', 'dog', 'monkey'];
const texts = [
  ...[
    'targetSpecies',
    'system',
    'strain',
    'sex',
    'radioligand',
    'radioligandConcentrationNanomolar',
    'radioligandKdNanomolar',
  ],
  ...['receptorReserve', 'dose', 'route', 'reversal', 'studyDesign', 'population'],
] as const;

// Few papers say these.
const seldom: readonly string[] = [
  'targetSpecies',
  'radioligandConcentrationNanomolar',
  'radioligandKdNanomolar',
  'receptorReserve',
];

type Props = { assay: AssayType | null; values: FormValues; isNmda: boolean };

/** What an assay asks besides ligand and value; nothing of another kind is shown. */
export function AssayFields({ assay, values, isNmda }: Props) {
  if (!assay) return null;
  const required: readonly string[] = assayRules[assay].required;
  const shown = (name: string) => isShown(assay, name);
  const asked = texts.filter(shown);
  const folded = asked.filter((name) => seldom.includes(name) && !required.includes(name));
  const common = (name: keyof typeof fieldLabels) => ({
    ...{
      name,
      label: fieldLabels[name],
      placeholder: name === 'system' ? systems[assay] : examples[name],
      span: 3 as const,
    },
    ...{ defaultValue: values[name] ?? '', optional: !required.includes(name) },
  });
  return (
    <>
      <Fieldset legend={assayRules[assay].name} hint={assayRules[assay].hint}>
        {shown('readout') && <SuggestedField {...common('readout')} suggestions={assayRules[assay].readouts} />}
        {shown('species') && <SuggestedField {...common('species')} suggestions={species} />}
        {asked
          .filter((name) => !folded.includes(name))
          .map((name) => (
            <TextField key={name} {...common(name)} />
          ))}
        {shown('action') && <SelectField {...common('action')} options={choices(actions)} />}
        {shown('action') && <TextField {...common('actionNote')} />}
      </Fieldset>
      {folded.length > 0 && (
        <FoldedFields summary={namesOf(folded)} values={values} names={folded}>
          {folded.map((name) => (
            <TextField key={name} {...common(name)} />
          ))}
        </FoldedFields>
      )}
      {isNmda && assayRules[assay].nmda && (
        <Fieldset legend="NMDA receptor" hint="What an effect at this channel depends on; give what the paper gives.">
          {nmdaFields.map((name) => (
            <TextField key={name} {...common(name)} />
          ))}
        </Fieldset>
      )}
    </>
  );
}

/** What is folded, by name: “Species of the target, receptor reserve”. */
function namesOf(fields: readonly (keyof typeof fieldLabels)[]): string {
  return fields.map((name) => fieldLabels[name]).join(' · ');
}
