import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { revokeTokenAction } from '../actions.ts';

type Token = {
  id: string;
  name: string;
  hint: string;
  scopes: string[];
  expiresAt: Date | null;
  lastUsedAt: Date | null;
  library: { name: string } | null;
};

export function TokenTable({ tokens }: { tokens: readonly Token[] }) {
  return (
    <Table caption="API tokens in use" hideCaption>
      <thead>
        <tr>
          <ColumnHead>Name</ColumnHead>
          <ColumnHead>Scope</ColumnHead>
          <ColumnHead>Library</ColumnHead>
          <ColumnHead>Last used</ColumnHead>
          <ColumnHead>Ends</ColumnHead>
          <ColumnHead end>
            <span className="sr-only">Revoke</span>
          </ColumnHead>
        </tr>
      </thead>
      <tbody>
        {tokens.map(({ id, name, hint, scopes, library, lastUsedAt, expiresAt }) => (
          <tr key={id}>
            <Cell>
              {name} <code className="text-ink-faint">{hint}…</code>
            </Cell>
            <Cell>{scopes.join(', ')}</Cell>
            <Cell>{library?.name ?? 'All'}</Cell>
            <Cell>{lastUsedAt ? <TimeAgo date={lastUsedAt} /> : 'Never'}</Cell>
            <Cell>{expiresAt ? <TimeAgo date={expiresAt} /> : 'Never'}</Cell>
            <Cell end>
              <ActionForm action={revokeTokenAction} className="">
                <input type="hidden" name="token" value={id} />
                <SubmitButton variant="quiet" size="small" aria-label={`Revoke ${name}`}>
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
