import { ActionForm } from '#components/action-form.tsx';
import { Badge } from '#components/badge.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { endSessionAction } from '../actions.ts';
import { browserName } from '../browser-name.ts';

type Session = { id: string; userAgent: string | null; createdAt: Date; lastSeenAt: Date };

export function SessionTable({ sessions, currentId }: { sessions: readonly Session[]; currentId: string | null }) {
  return (
    <>
      <Table caption="Where you are signed in" hideCaption>
        <thead>
          <tr>
            <ColumnHead>Browser</ColumnHead>
            <ColumnHead>Signed in</ColumnHead>
            <ColumnHead>Last used</ColumnHead>
            <ColumnHead end>
              <span className="sr-only">End</span>
            </ColumnHead>
          </tr>
        </thead>
        <tbody>
          {sessions.map(({ id, userAgent, createdAt, lastSeenAt }) => (
            <tr key={id}>
              <Cell>
                {browserName(userAgent)} {id === currentId && <Badge tone="leaf">this one</Badge>}
              </Cell>
              <Cell>
                <TimeAgo date={createdAt} />
              </Cell>
              <Cell>
                <TimeAgo date={lastSeenAt} />
              </Cell>
              <Cell end>{id !== currentId && <EndButton id={id} name={browserName(userAgent)} />}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      {sessions.length > 1 && (
        <ActionForm action={endSessionAction} className="mt-3">
          <SubmitButton variant="plain" size="small">
            End all other sessions
          </SubmitButton>
        </ActionForm>
      )}
    </>
  );
}

function EndButton({ id, name }: { id: string; name: string }) {
  return (
    <ActionForm action={endSessionAction} className="">
      <input type="hidden" name="session" value={id} />
      <SubmitButton variant="quiet" size="small" aria-label={`End the session in ${name}`}>
        End
      </SubmitButton>
    </ActionForm>
  );
}
