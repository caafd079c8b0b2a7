'use client';

import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { TextField } from '#components/text-field.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { ShownOnce } from '#features/accounts/components/shown-once.tsx';
import { createFeedAction, revokeFeedAction } from '../actions.ts';
import type { FeedRecord } from '../schema.ts';

type Props = { library: string; searchId: string; feeds: readonly FeedRecord[]; endings: readonly string[] };

/** The secret addresses of a search: those in use, and a new one, shown this once. */
export function FeedSection({ library, searchId, feeds, endings }: Props) {
  return (
    <>
      {feeds.length > 0 && (
        <Table caption="Feed addresses in use" hideCaption>
          <thead>
            <tr>
              <ColumnHead>Used by</ColumnHead>
              <ColumnHead>Made by</ColumnHead>
              <ColumnHead>Last used</ColumnHead>
              <ColumnHead end>
                <span className="sr-only">Revoke</span>
              </ColumnHead>
            </tr>
          </thead>
          <tbody>
            {feeds.map(({ id, name, hint, createdBy, lastUsedAt }) => (
              <tr key={id}>
                <Cell>
                  {name} <code className="text-ink-faint">{hint}…</code>
                </Cell>
                <Cell>{createdBy}</Cell>
                <Cell>{lastUsedAt ? <TimeAgo date={new Date(lastUsedAt)} /> : 'Never'}</Cell>
                <Cell end>
                  <ActionForm action={revokeFeedAction.bind(null, library, id)} className="">
                    <SubmitButton variant="quiet" size="small" aria-label={`Revoke ${name}`}>
                      Revoke
                    </SubmitButton>
                  </ActionForm>
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <ActionForm
        action={createFeedAction.bind(null, library, searchId)}
        aria-label="New feed address"
        resetWhenDone
        done={({ message, data }) => (
          <ShownOnce
            title={`${message ?? ''} Other endings: ${endings
              .slice(1)
              .map((ending) => `.${ending}`)
              .join(', ')}.`}
            secret={`${data?.address}.${endings[0]}`}
          />
        )}
      >
        <TextField
          label="What will use it"
          name="name"
          required
          maxLength={120}
          placeholder="LaTeX build of the thesis"
        />
        <p>
          <SubmitButton variant="plain" icon="key-round">
            Make address
          </SubmitButton>
        </p>
      </ActionForm>
    </>
  );
}
