import { ActionForm } from '#components/action-form.tsx';
import { Badge } from '#components/badge.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { changeUserAction } from '../actions.ts';

type User = {
  id: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  disabledAt: Date | null;
  sessions: { lastSeenAt: Date }[];
  memberships: { role: string; library: { name: string } }[];
};

export function UserTable({ users, ownId }: { users: readonly User[]; ownId: string | null }) {
  return (
    <Table caption="People with an account" hideCaption>
      <thead>
        <tr>
          <ColumnHead>Person</ColumnHead>
          <ColumnHead>Libraries</ColumnHead>
          <ColumnHead>Last seen</ColumnHead>
          <ColumnHead end>
            <span className="sr-only">Change</span>
          </ColumnHead>
        </tr>
      </thead>
      <tbody>
        {users.map((user) => (
          <tr key={user.id}>
            <Cell>
              <span className="font-semibold">{user.name}</span>{' '}
              {user.isAdministrator && <Badge tone="sky">administrator</Badge>}{' '}
              {user.disabledAt && <Badge tone="vein">disabled</Badge>}
              <br />
              <span className="text-ink-soft">{user.email}</span>
            </Cell>
            <Cell>{user.memberships.map(({ role, library }) => `${library.name} (${role})`).join(', ') || 'None'}</Cell>
            <Cell>{user.sessions[0] ? <TimeAgo date={user.sessions[0].lastSeenAt} /> : 'Never'}</Cell>
            <Cell end>{user.id !== ownId && <UserChanges user={user} />}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function UserChanges({ user: { id, name, isAdministrator, disabledAt } }: { user: User }) {
  const right = isAdministrator
    ? (['demote', 'Take back administration'] as const)
    : (['promote', 'Make administrator'] as const);
  const access = disabledAt ? (['enable', 'Enable'] as const) : (['disable', 'Disable'] as const);
  return (
    <ActionForm action={changeUserAction} className="flex flex-wrap justify-end gap-1">
      <input type="hidden" name="user" value={id} />
      {[right, access].map(([change, label]) => (
        <SubmitButton
          key={change}
          name="change"
          value={change}
          variant="quiet"
          size="small"
          aria-label={`${label}: ${name}`}
        >
          {label}
        </SubmitButton>
      ))}
    </ActionForm>
  );
}
