'use client';

import { ActionForm } from '#components/action-form.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { Cell, ColumnHead, Table } from '#components/table.tsx';
import { TextField } from '#components/text-field.tsx';
import { TimeAgo } from '#components/time-ago.tsx';
import { ShownOnce } from '#features/accounts/components/shown-once.tsx';
import { createWebhookAction, revokeWebhookAction } from '../actions.ts';
import type { WebhookRecord } from '../schema.ts';

type Props = { library: string; searchId: string; webhooks: readonly WebhookRecord[] };

/** Addresses that are told of what is new, and a new one. */
export function WebhookSection({ library, searchId, webhooks }: Props) {
  return (
    <>
      {webhooks.length > 0 && (
        <Table caption="Webhooks in use" hideCaption>
          <thead>
            <tr>
              <ColumnHead>Address</ColumnHead>
              <ColumnHead>Last told</ColumnHead>
              <ColumnHead end>
                <span className="sr-only">Revoke</span>
              </ColumnHead>
            </tr>
          </thead>
          <tbody>
            {webhooks.map(({ id, address, deliveredAt, failure }) => (
              <tr key={id}>
                <Cell>
                  <span className="break-all">{address}</span>
                  {failure && <span className="block text-vein text-xs">{failure}</span>}
                </Cell>
                <Cell>{deliveredAt ? <TimeAgo date={new Date(deliveredAt)} /> : 'Never'}</Cell>
                <Cell end>
                  <ActionForm action={revokeWebhookAction.bind(null, library, id)} className="">
                    <SubmitButton variant="quiet" size="small" aria-label={`Revoke ${address}`}>
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
        action={createWebhookAction.bind(null, library, searchId)}
        aria-label="New webhook"
        resetWhenDone
        done={({ message, data }) => <ShownOnce title={message ?? ''} secret={String(data?.secret)} />}
      >
        <TextField label="Address" name="address" type="url" required placeholder="https://example.org/hook" />
        <p>
          <SubmitButton variant="plain" icon="plus">
            Add webhook
          </SubmitButton>
        </p>
      </ActionForm>
    </>
  );
}
