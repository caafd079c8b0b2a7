import { ActionForm } from '#components/action-form.tsx';
import { CheckboxField } from '#components/checkbox-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { changeSecondPersonPolicyAction } from '../actions.ts';
import { policyColumns, type ReviewedWork, type SecondPersonPolicy } from '../second-person.ts';

const labels: Record<ReviewedWork, string> = { findings: 'Findings', claims: 'Claims', appraisals: 'Appraisals' };
const hints: Record<ReviewedWork, string> = {
  findings: 'What one study measured or observed.',
  claims:
    'Statements, with what speaks for and against them. A verdict is always signed by someone other than the author.',
  appraisals:
    'Risk of bias by RoB 2 and SYRCLE. Evidence levels and GRADE count at once, and are marked until someone else confirms them.',
};

/** For which work someone other than its author has to accept it. */
export function SecondPersonSettings({ library }: { library: SecondPersonPolicy & { slug: string; version: number } }) {
  return (
    <ActionForm action={changeSecondPersonPolicyAction.bind(null, library.slug)}>
      <input type="hidden" name="version" value={library.version} />
      <fieldset className="grid gap-3">
        <legend className="mb-2 font-semibold">A second person is required for</legend>
        {(Object.keys(labels) as ReviewedWork[]).map((work) => (
          <CheckboxField
            key={work}
            name={policyColumns[work]}
            label={labels[work]}
            hint={hints[work]}
            value="yes"
            defaultChecked={library[policyColumns[work]]}
          />
        ))}
      </fieldset>
      <p className="text-ink-soft text-sm">
        Without one, an author who is a reviewer or an owner and has declared their conflicts of interest may accept
        their own, and the record says “accepted by its author” from then on: here are such{' '}
        <a href={`/${library.slug}/findings?accepted=author`}>findings</a> and{' '}
        <a href={`/${library.slug}/claims?accepted=author`}>claims</a>.
      </p>
      <div>
        <SubmitButton variant="plain">Save</SubmitButton>
      </div>
    </ActionForm>
  );
}
