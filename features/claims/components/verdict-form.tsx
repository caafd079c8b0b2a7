import { ActionForm } from '#components/action-form.tsx';
import { RadioGroup } from '#components/radio-group.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { signVerdictAction } from '../actions.ts';
import type { ClaimRecord } from '../claim-record.ts';
import { verdicts, verdictTable } from '../verdict.ts';

const options = verdicts.map((verdict) => ({
  value: verdict,
  label: verdictTable[verdict].name,
  hint: verdictTable[verdict].meaning,
}));

/** A person sets the verdict and signs it: nothing on the page is chosen for them. */
export function VerdictForm({ library, claim }: { library: string; claim: ClaimRecord }) {
  return (
    <ActionForm action={signVerdictAction.bind(null, library, claim.id)} aria-label="Sign a verdict">
      <RadioGroup label="Verdict" name="verdict" options={options} defaultValue={claim.verdict?.verdict} />
      <TextArea
        label="What it rests on"
        hint="A sentence or two that a reader outside the field can follow."
        name="note"
        rows={3}
        maxLength={2000}
        defaultValue={claim.verdict?.note ?? claim.content.summary ?? ''}
      />
      <p>
        <SubmitButton>{claim.verdict ? 'Sign anew' : 'Sign the verdict'}</SubmitButton>
      </p>
    </ActionForm>
  );
}
