import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { revokeInvitationAction } from '../actions.ts';

type Invitation = { id: string; email: string | null; role: string; expiresAt: Date; sentBy: { name: string } };

export function InvitationTable({ slug, invitations }: { slug: string; invitations: readonly Invitation[] }) {
  return (
    <Table caption="Invitations that can be accepted" hideCaption>
      <thead>
        <tr>
          <ColumnHead>For</ColumnHead>
          <ColumnHead>Role</ColumnHead>
          <ColumnHead>From</ColumnHead>
          <ColumnHead>Ends</ColumnHead>
          <ColumnHead end>
            <span className="sr-only">Revoke</span>
          </ColumnHead>
        </tr>
      </thead>
      <tbody>
        {invitations.map(({ id, email, role, expiresAt, sentBy }) => (
          <tr key={id}>
            <Cell>{email ?? 'Whoever has the link'}</Cell>
            <Cell>{role}</Cell>
            <Cell>{sentBy.name}</Cell>
            <Cell>
              <TimeAgo date={expiresAt} />
            </Cell>
            <Cell end>
              <ActionForm action={revokeInvitationAction.bind(null, slug)} className="">
                <input type="hidden" name="invitation" value={id} />
                <SubmitButton
                  variant="quiet"
                  size="small"
                  aria-label={`Revoke the invitation for ${email ?? 'whoever has the link'}`}
                >
                  Revoke
                </SubmitButton>
              </ActionForm>
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
