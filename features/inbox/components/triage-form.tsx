import { ActionForm } from '#components/action-form.tsx';
import { SubmitBar } from '#components/submit-bar.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import { decideAction } from '../actions.ts';
import type { InboxRecord, InboxStatus } from '../schema.ts';
import { RecordRow } from './record-row.tsx';

type Props = { library: string; status: InboxStatus; records: readonly InboxRecord[]; mayDecide: boolean };

/** Records to be decided about: choose some, then accept them, or reject them for a reason. */
export function TriageForm({ library, status, records, mayDecide }: Props) {
  const isOpen = status === 'waiting' || status === 'rejected';
  const list = (
    <ul className="grid">
      {records.map((record) => (
        <RecordRow key={record.id} library={library} record={record} isChoice={mayDecide && status !== 'accepted'} />
      ))}
    </ul>
  );
  if (!mayDecide || status === 'accepted') return list;
  return (
    <ActionForm action={decideAction.bind(null, library)} aria-label="Decide about the chosen records" resetWhenDone>
      {list}
      <SubmitBar>
        {isOpen && (
          <SubmitButton name="verb" value="accept" icon="check">
            Accept chosen
          </SubmitButton>
        )}
        {status === 'waiting' ? (
          <>
            <TextField
              label="Reason"
              name="reason"
              list="reasons"
              placeholder="Why not, for instance: not about kratom"
              hideLabel
            />
            <SubmitButton name="verb" value="reject" variant="plain" icon="x">
              Reject chosen
            </SubmitButton>
            <datalist id="reasons">
              {usualReasons.map((reason) => (
                <option key={reason} value={reason} />
              ))}
            </datalist>
          </>
        ) : (
          <SubmitButton name="verb" value="return" variant="plain" icon="undo-2">
            Back to waiting
          </SubmitButton>
        )}
      </SubmitBar>
    </ActionForm>
  );
}

const usualReasons = [
  'Off topic',
  'Wrong kind of publication',
  'Wrong population or species',
  'No usable data',
  'Not available',
];
