import { ActionForm } from '#components/action-form.tsx';
import { Avatar } from '#components/avatar.tsx';
import { Badge } from '#components/badge.tsx';
import { SelectField } from '#components/select-field.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { roles } from '#lib/permissions.ts';
import { changeMemberAction } from '../actions.ts';

type Member = { userId: string; name: string; email: string | null; isDisabled: boolean; role: string };
type Props = { slug: string; members: readonly Member[]; ownId: string | null; mayManage: boolean };

export function MemberTable({ slug, members, ownId, mayManage }: Props) {
  return (
    <Table caption="Members" hideCaption>
      <thead>
        <tr>
          <ColumnHead>Person</ColumnHead>
          <ColumnHead>Role</ColumnHead>
          <ColumnHead end>
            <span className="sr-only">Remove</span>
          </ColumnHead>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.userId}>
            <Cell>
              <span className="flex items-center gap-2">
                <Avatar name={member.name} />
                <span>
                  <span className="font-semibold">{member.name}</span>{' '}
                  {member.userId === ownId && <span className="text-ink-soft">(you)</span>}{' '}
                  {member.isDisabled && <Badge tone="vein">disabled</Badge>}
                  {member.email && <span className="block text-ink-soft">{member.email}</span>}
                </span>
              </span>
            </Cell>
            <Cell>{mayManage ? <RoleForm slug={slug} member={member} /> : member.role}</Cell>
            <Cell end>
              {(mayManage || member.userId === ownId) && (
                <ActionForm action={changeMemberAction.bind(null, slug)} className="">
                  <input type="hidden" name="userId" value={member.userId} />
                  <SubmitButton
                    name="remove"
                    value="yes"
                    variant="quiet"
                    size="small"
                    aria-label={member.userId === ownId ? 'Leave this library' : `Remove ${member.name}`}
                  >
                    {member.userId === ownId ? 'Leave' : 'Remove'}
                  </SubmitButton>
                </ActionForm>
              )}
            </Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

const options = roles.map((role) => ({ value: role, label: role }));

function RoleForm({ slug, member: { userId, name, role } }: { slug: string; member: Member }) {
  return (
    <ActionForm action={changeMemberAction.bind(null, slug)} className="flex items-start gap-1">
      <input type="hidden" name="userId" value={userId} />
      <SelectField
        label={`Role of ${name}`}
        hideLabel
        name="role"
        options={options}
        defaultValue={role}
        className="input min-w-28"
      />
      <SubmitButton variant="quiet" aria-label={`Save the role of ${name}`}>
        Save
      </SubmitButton>
    </ActionForm>
  );
}
