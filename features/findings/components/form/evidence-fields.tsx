'use client';

import { Fieldset } from '#components/fieldset.tsx';
import { SelectField } from '#components/select-field.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TextField } from '#components/text-field.tsx';
import { findingRatings, findingRatingTable } from '#features/evidence/finding-rating.ts';
import { directions, results, validityFlags } from '#lib/pharmacology/action.ts';
import { fieldLabels } from '../../field-names.ts';
import type { FormValues } from '../../finding-form.ts';
import { choices } from './choices.ts';
import { FoldedFields } from './folded-fields.tsx';

const ratingNames = Object.fromEntries(
  findingRatings.map((rating) => [rating, `${rating} – ${findingRatingTable[rating].name}`]),
);
const directionNames = {
  supports: 'Supports: the stated action or effect is shown',
  contradicts: 'Contradicts an earlier result or the popular claim',
  'no effect': 'No effect: tested and absent',
  inconclusive: 'Inconclusive',
};

/** What the result says, where it stands in the paper, and how far it can be trusted. */
export function EvidenceFields({ values }: { values: FormValues }) {
  const field = (name: keyof typeof fieldLabels, span?: 1 | 2 | 3) => ({
    ...{ name, label: fieldLabels[name], span, optional: true, defaultValue: values[name] ?? '' },
  });
  return (
    <>
      <Fieldset legend="What it says" hint="Where no number says it: “not active” and “not tested” are data too.">
        <SelectField {...field('direction', 3)} optional={false} options={choices(directions, directionNames)} />
        <SelectField {...field('result', 3)} options={choices(results)} />
        <TextArea name="outcome" label={fieldLabels.outcome} optional rows={2} defaultValue={values.outcome ?? ''} />
      </Fieldset>
      <Fieldset legend="Where it stands" hint="Quote and locator are needed to submit.">
        <TextArea
          name="quote"
          label={fieldLabels.quote}
          hint="The passage or table cell, word for word, at most 300 characters"
          rows={3}
          maxLength={300}
          defaultValue={values.quote ?? ''}
        />
        <TextField {...field('locator', 3)} optional={false} placeholder="Table 2, row 3; Fig. 4B" />
        <SelectField
          {...field('isPrimary', 3)}
          optional={false}
          defaultValue={values.isPrimary || 'true'}
          options={[
            { value: 'true', label: 'Yes, in this study' },
            { value: 'false', label: 'No, cited from elsewhere' },
          ]}
        />
        <TextField {...field('citedFrom', 3)} placeholder="the paper that measured it" />
        <SelectField
          {...field('valuesEstimated', 3)}
          optional={false}
          defaultValue={values.valuesEstimated || 'false'}
          options={[
            { value: 'false', label: 'No, printed as a number' },
            { value: 'true', label: 'Yes, estimated from a figure' },
          ]}
        />
      </Fieldset>
      <FoldedFields
        summary="Rating, doubts, form of the ligand"
        values={values}
        names={['rating', 'validityFlag', 'validityNote', 'ligandForm', 'comparator', 'conflictOfInterest']}
      >
        <p className="field-hint">The rating is of this result, not of the paper. A doubted value gets no pX.</p>
        <TextField {...field('ligandForm', 3)} placeholder="enantiomer, salt, extract, purity" />
        <TextField {...field('comparator', 3)} />
        <SelectField {...field('rating', 3)} options={choices(findingRatings.map(String), ratingNames)} />
        <SelectField {...field('validityFlag', 3)} options={choices(validityFlags)} />
        <TextField {...field('validityNote')} />
        <TextField {...field('conflictOfInterest')} />
      </FoldedFields>
    </>
  );
}
