'use client';

import { useState } from 'react';
import type { Choice } from '#components/choice.ts';
import { Fieldset } from '#components/fieldset.tsx';
import { RadioGroup } from '#components/radio-group.tsx';
import { type AssayType, assayRules, assayTypes } from '#lib/pharmacology/assay-rules.ts';
import type { Warning } from '#lib/pharmacology/warnings.ts';
import { type FormValues, isShown } from '../../finding-form.ts';
import { termFacets } from '../../term-facets.ts';
import { FindingWarnings } from '../finding-warnings.tsx';
import { AssayFields } from './assay-fields.tsx';
import { EvidenceFields } from './evidence-fields.tsx';
import { TermField } from './term-field.tsx';
import { ValueFields } from './value-fields.tsx';

type Props = {
  library: string;
  values: FormValues;
  /** The terms the values name, to show them by name. */
  terms: readonly Choice[];
  /** `facet:term` of NMDA receptors and all below. */
  nmdaTargets: readonly string[];
  /** What there is to ask about them. */
  warnings?: readonly Warning[];
  /** Called when a field changes that sends no event of its own. */
  onPick?: () => void;
};

/** All fields of a finding. Those of the chosen assay show at once and keep what was typed; without script they do so once saved. */
export function FindingFields({ library, values, terms, nmdaTargets, warnings = [], onPick }: Props) {
  const [assay, setAssay] = useState<AssayType | null>(assayTypes.find((type) => type === values.assay) ?? null);
  const [target, setTarget] = useState(values.target ?? '');
  const [parameter, setParameter] = useState(values.parameter ?? '');
  const chosen = (tag?: string) =>
    tag ? (terms.find(({ value }) => value === tag) ?? { value: tag, label: tag }) : null;
  const change = (event: React.ChangeEvent<HTMLDivElement>) => {
    const field = event.target as unknown as HTMLInputElement;
    if (field.name === 'assay') setAssay(assayTypes.find((type) => type === field.value) ?? null);
    if (field.name === 'parameter') setParameter(field.value);
  };
  const termField = (name: keyof typeof termFacets, label: string, optional: boolean) => (
    <TermField
      {...{ library, name, label, optional, facets: termFacets[name], chosen: chosen(values[name]) }}
      onChange={(tag) => {
        if (name === 'target') setTarget(tag);
        onPick?.();
      }}
    />
  );
  const isNmda = nmdaTargets.includes(target) || Boolean(values.subunits || values.site);
  return (
    <div className="contents" onChange={change}>
      <RadioGroup
        label="Kind of assay"
        name="assay"
        row
        defaultValue={assay ?? ''}
        options={assayTypes.map((value) => ({ value, label: assayRules[value].name }))}
      />
      <Fieldset legend="What was tested">
        {termField('ligand', 'Ligand', false)}
        {isShown(assay, 'target') &&
          termField('target', 'Target', assay !== null && !assayRules[assay].required.includes('target'))}
        {isShown(assay, 'effect') && termField('effect', 'Effect', true)}
      </Fieldset>
      <AssayFields {...{ assay, values, isNmda }} />
      <ValueFields {...{ assay, values, parameter }} />
      <div role="status" className="empty:hidden">
        <FindingWarnings warnings={warnings} />
      </div>
      <EvidenceFields values={values} />
    </div>
  );
}
