import { ActionForm } from '#components/action-form.tsx';
import { Fieldset } from '#components/fieldset.tsx';
import { LinkButton } from '#components/link-button.tsx';
import { SelectField } from '#components/select-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TextField } from '#components/text-field.tsx';
import {
  type GradeFactor,
  type GradeInput,
  gradeDesigns,
  gradeDesignTable,
  gradeDown,
  gradeFactorNames,
  gradeFactors,
  gradeLevels,
  gradeLevelTable,
} from '#features/evidence/grade.ts';
import { gradeClaimAction } from '../actions.ts';

type Props = { library: string; claimId: string; input: GradeInput | null };

const designs = gradeDesigns.map((design) => ({
  value: design,
  label: `${gradeDesignTable[design].name}. ${gradeDesignTable[design].note}`,
}));
const overrides = [
  { value: '', label: 'As the factors give it' },
  ...gradeLevels
    .toReversed()
    .map((level) => ({ value: level, label: `${gradeLevelTable[level].symbols} ${gradeLevelTable[level].name}` })),
];

/** GRADE for one claim: what it starts from, five reasons down, three up, and a judgement that differs only with a reason. */
export function GradeForm({ library, claimId, input }: Props) {
  return (
    <ActionForm action={gradeClaimAction.bind(null, library, claimId)} aria-label="Certainty of the evidence">
      <Fieldset legend="The body of evidence" hint="GRADE judges all studies of one outcome together, never one paper.">
        <TextField label="Outcome" name="outcome" pointer="/outcome" defaultValue={input?.outcome} required />
        <SelectField label="Made of" name="design" pointer="/design" options={designs} defaultValue={input?.design} />
        <TextField
          label="Studies"
          name="studies"
          pointer="/studies"
          inputMode="numeric"
          span={2}
          optional
          defaultValue={input?.studies ?? ''}
        />
        <TextField
          label="Participants or animals"
          name="participants"
          pointer="/participants"
          inputMode="numeric"
          span={2}
          optional
          defaultValue={input?.participants ?? ''}
        />
        <TextField
          label="What they say"
          name="effect"
          pointer="/effect"
          hint="A number with its interval, or a few words."
          optional
          defaultValue={input?.effect}
        />
      </Fieldset>
      {gradeFactorNames.map((factor) => (
        <Factor key={factor} factor={factor} judged={input?.factors[factor]} />
      ))}
      <Fieldset legend="Certainty">
        <SelectField
          label="Judgement"
          name="override"
          pointer="/override/level"
          options={overrides}
          defaultValue={input?.override?.level ?? ''}
        />
        <TextArea
          label="Reason to judge otherwise"
          name="override-reason"
          pointer="/override/reason"
          rows={2}
          optional
          defaultValue={input?.override?.reason}
        />
      </Fieldset>
      <p className="flex gap-2">
        <SubmitButton>Keep the judgement</SubmitButton>
        <LinkButton href={`/${library}/claims/${claimId}`} variant="quiet">
          Cancel
        </LinkButton>
      </p>
    </ActionForm>
  );
}

function Factor({ factor, judged }: { factor: GradeFactor; judged: GradeInput['factors'][GradeFactor] | undefined }) {
  const { name, asks, steps } = gradeFactors[factor];
  const isDown = factor in gradeDown;
  // As they are worked through: none, one, two.
  const options = Object.entries(steps)
    .toSorted(([a], [b]) => Math.abs(Number(a)) - Math.abs(Number(b)))
    .map(([value, label]) => ({
      value,
      label: value === '0' ? label : `${label} (${isDown ? '−' : '+'}${Math.abs(Number(value))})`,
    }));
  return (
    <Fieldset legend={name} hint={`${isDown ? 'Down' : 'Up'}: ${asks}`}>
      <SelectField
        label={`${name}: judgement`}
        hideLabel
        name={factor}
        pointer={`/factors/${factor}/steps`}
        options={options}
        span={2}
        defaultValue={String(judged?.steps ?? 0)}
      />
      <TextField
        label={`${name}: why`}
        hideLabel
        placeholder="Why"
        name={`${factor}-reason`}
        pointer={`/factors/${factor}/reason`}
        span={4}
        defaultValue={judged?.reason}
      />
    </Fieldset>
  );
}
