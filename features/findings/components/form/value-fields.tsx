'use client';

import { Fieldset } from '#components/fieldset.tsx';
import { SelectField } from '#components/select-field.tsx';
import { TextField } from '#components/text-field.tsx';
import type { AssayType } from '#lib/pharmacology/assay-rules.ts';
import { dispersionKinds, intervalKinds, kindNames } from '#lib/pharmacology/dispersion.ts';
import { parameterRule, parameterRules } from '#lib/pharmacology/parameter-rules.ts';
import { relations } from '#lib/pharmacology/relation.ts';
import { dimensionOf, knownUnits } from '#lib/pharmacology/units.ts';
import { fieldLabels } from '../../field-names.ts';
import { type FormValues, isShown } from '../../finding-form.ts';
import { choices } from './choices.ts';
import { FoldedFields } from './folded-fields.tsx';
import { SuggestedField } from './suggested-field.tsx';

type Props = { assay: AssayType | null; values: FormValues; parameter: string };

const printedSigns = { '~': '~ about' };
const decimal = { inputMode: 'decimal' as const, autoComplete: 'off' };

/** The number as printed, with what stands behind it; Emax of the same curve beside it where the assay has one. */
export function ValueFields({ assay, values, parameter }: Props) {
  const rule = parameterRule(parameter);
  const offered = parameterRules.filter(({ assays }) => assay === null || assays.includes(assay));
  const units = knownUnits.filter((unit) => !rule || rule.dimensions.includes(dimensionOf(unit)));
  const field = (name: string, label: React.ReactNode, span: 1 | 2 | 3 = 2) => ({
    ...{ name, label, span, defaultValue: values[name] ?? '' },
  });
  const asksHill = assay !== null && isShown(assay, 'hillSlope');
  return (
    <>
      <Fieldset
        legend="Value"
        hint={
          rule?.meaning ?? 'As the paper prints it; nM and pX are worked out. Leave it empty for an outcome in words.'
        }
      >
        <SuggestedField {...field('parameter', fieldLabels.parameter)} suggestions={offered.map(({ code }) => code)} />
        <SelectField
          {...field('relation', fieldLabels.relation, 1)}
          options={choices(rule?.relations ?? relations, printedSigns)}
        />
        <TextField {...field('value', fieldLabels.value, 1)} {...decimal} />
        <SuggestedField {...field('unit', fieldLabels.unit)} suggestions={units} />
        <TextField {...field('dispersionValue', '±')} pointer="/dispersion/value" {...decimal} />
        <SelectField
          {...field('dispersionKind', ofWhat('which is', 'the ±'))}
          pointer="/dispersion/kind"
          options={choices(dispersionKinds, kindNames)}
        />
        <TextField {...field('n', 'n')} placeholder="how many" inputMode="numeric" />
      </Fieldset>
      <FoldedFields
        summary={`Interval, pX as printed${asksHill ? ', Hill slope' : ''}`}
        values={values}
        names={['intervalLow', 'intervalHigh', 'intervalKind', 'printedP', 'hillSlope']}
        pointers={['/interval']}
      >
        <IntervalFields
          low={field('intervalLow', 'From')}
          high={field('intervalHigh', ofWhat('to', 'end of the interval'))}
          kind={field('intervalKind', ofWhat('which is', 'the interval'))}
          pointer="/interval"
        />
        <TextField {...field('printedP', 'pX as printed')} placeholder="where given beside it" {...decimal} />
        {asksHill && <TextField {...field('hillSlope', fieldLabels.hillSlope)} {...decimal} />}
      </FoldedFields>
      {isShown(assay, 'emax') && assay !== null && (
        <>
          <Fieldset
            legend="Emax of the same curve"
            hint="One curve is one finding: potency and maximal effect together."
          >
            <TextField {...field('emaxValue', 'Emax, %')} pointer="/emax/value" {...decimal} />
            <TextField {...field('emaxDispersion', 'Emax ±')} pointer="/emax/dispersion/value" {...decimal} />
            <SelectField
              {...field('emaxDispersionKind', ofWhat('which is', 'the ± of Emax'))}
              pointer="/emax/dispersion/kind"
              options={choices(dispersionKinds, kindNames)}
            />
            <TextField {...field('referenceAgonist', fieldLabels.referenceAgonist, 3)} placeholder="DAMGO, morphine" />
          </Fieldset>
          <FoldedFields
            summary="Interval of Emax"
            values={values}
            names={['emaxLow', 'emaxHigh', 'emaxIntervalKind']}
            pointers={['/emax/interval']}
          >
            <IntervalFields
              low={field('emaxLow', 'Emax from')}
              high={field('emaxHigh', ofWhat('to', 'end of the interval of Emax'))}
              kind={field('emaxIntervalKind', ofWhat('which is', 'the interval of Emax'))}
              pointer="/emax/interval"
            />
          </FoldedFields>
        </>
      )}
    </>
  );
}

type FieldProps = { name: string; label: React.ReactNode; span: 1 | 2 | 3; defaultValue: string };
type IntervalProps = Record<'low' | 'high' | 'kind', FieldProps> & { pointer: string };

function IntervalFields({ low, high, kind, pointer }: IntervalProps) {
  return (
    <>
      <TextField {...low} pointer={`${pointer}/low`} {...decimal} />
      <TextField {...high} pointer={`${pointer}/high`} {...decimal} />
      <SelectField {...kind} pointer={`${pointer}/kind`} options={choices(intervalKinds, kindNames)} />
    </>
  );
}

/** A label that a neighbour explains to those who see it. */
function ofWhat(label: string, what: string): React.ReactNode {
  return (
    <span>
      {label}
      <span className="sr-only"> ({what})</span>
    </span>
  );
}
