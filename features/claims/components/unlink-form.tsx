import { ActionForm } from '#components/action-form.tsx';
import { SelectField } from '#components/select-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import { unlinkEvidenceAction } from '../actions.ts';
import type { Evidence } from '../claim-record.ts';

type Props = {
  library: string;
  claimId: string;
  evidence: readonly Evidence[];
  /** The claim is out of its author's hands: it is proposed. */
  proposes: boolean;
};

/** Takes one finding or citation off a claim. */
export function UnlinkForm({ library, claimId, evidence, proposes }: Props) {
  const options = evidence.map(({ finding, citation, relation, label, paper }) => ({
    value: finding ?? citation ?? '',
    label: `${relation}: ${label ?? paper.title} (${paper.authors} ${paper.year ?? ''})`,
  }));
  return (
    <ActionForm action={unlinkEvidenceAction.bind(null, library, claimId)} aria-label="Take a link off">
      <SelectField label="Linked" name="linked" options={options} />
      <TextField label="Why it does not bear on the claim" name="reason" maxLength={500} />
      <p>
        <SubmitButton variant="plain">{proposes ? 'Propose to take it off' : 'Take it off'}</SubmitButton>
      </p>
    </ActionForm>
  );
}
