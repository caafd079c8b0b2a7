import { database, transaction } from '#lib/database.ts';
import { enqueue } from '#lib/queue.ts';
import { checkWebhook } from './commands/check-webhook.ts';
import { deliverWebhook } from './commands/deliver-webhook.ts';
import { type DeliveryJob, type WebhookJob, webhookCheckJob } from './search-jobs.ts';

/** Leaves a job for every webhook in use. */
export async function queueWebhooksDue(): Promise<void> {
  const due = await database().webhook.findMany({
    where: { revokedAt: null },
    select: { libraryId: true, id: true },
    orderBy: { checkedAt: 'asc' },
    take: 1000,
  });
  if (due.length === 0) return;
  await transaction(async (tx) => {
    for (const { libraryId, id } of due)
      await enqueue(tx, webhookCheckJob, { libraryId, webhookId: id } satisfies WebhookJob);
  });
}

export async function checkWebhookInBackground(job: WebhookJob): Promise<void> {
  await checkWebhook(job);
}

export async function deliverWebhookInBackground(job: DeliveryJob): Promise<void> {
  await deliverWebhook(job);
}
