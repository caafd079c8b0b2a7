import { ActionForm } from '#components/action-form.tsx';
import { Notice as Box } from '#components/notice.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { TextField } from '#components/text-field.tsx';
import type { LibraryActor } from '#lib/actor.ts';
import { can } from '#lib/permissions.ts';
import { checkAgainAction } from '../actions.ts';
import { type Notice, noticeNatureNames } from '../notice.ts';

type Props = { viewer: LibraryActor; subject: { type: 'finding' | 'claim'; id: string }; notices: readonly Notice[] };

/** Asks for another look where a paper was corrected or doubted, until someone says what they saw. */
export function RecheckForm({ viewer, subject, notices }: Props) {
  return notices.map(({ id, nature, date, noticeDoi, reasons }) => (
    <Box
      key={id}
      tone="amber"
      title={`${noticeNatureNames[nature]} of a paper it rests on: check it again`}
      className="notice mb-3"
    >
      <p>
        {date} {noticeDoi && <a href={`https://doi.org/${noticeDoi}`}>{noticeDoi}</a>} {reasons}
      </p>
      {can(viewer, 'retraction.check') && (
        <ActionForm
          action={checkAgainAction.bind(null, viewer.library.slug, id, subject)}
          aria-label="Checked again"
          className="form mt-2"
        >
          <TextField label="What you saw" name="note" maxLength={500} required />
          <p>
            <SubmitButton variant="plain" size="small">
              Checked: it stands
            </SubmitButton>
          </p>
        </ActionForm>
      )}
    </Box>
  ));
}
