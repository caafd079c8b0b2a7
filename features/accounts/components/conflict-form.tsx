import { ActionForm } from '#components/action-form.tsx';
import { RadioGroup } from '#components/radio-group.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextArea } from '#components/text-area.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { declareConflictsAction } from '../actions.ts';

type Props = { last: { present: boolean; statement: string; madeAt: Date; expiresAt: Date } | null };

/** Declares conflicts of interest, or that there are none. */
export function ConflictForm({ last }: Props) {
  return (
    <ActionForm action={declareConflictsAction} aria-label="Conflicts of interest">
      {last && (
        <p className="text-ink-soft text-sm">
          {last.expiresAt > new Date() ? 'Declared' : 'No longer holds: declared'} <TimeAgo date={last.madeAt} />.
        </p>
      )}
      <RadioGroup
        label="Do you have a conflict of interest in what this instance’s libraries collect?"
        name="present"
        defaultValue={last ? String(last.present) : undefined}
        options={[
          { value: 'false', label: 'No' },
          { value: 'true', label: 'Yes', hint: 'Funding, employment, shares, patents, or a stake in what is found.' },
        ]}
      />
      <TextArea label="What it is" name="statement" defaultValue={last?.statement} rows={3} optional />
      <p>
        <SubmitButton>Declare</SubmitButton>
      </p>
    </ActionForm>
  );
}
