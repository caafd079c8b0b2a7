import { settledMoment } from '#features/citations/queries/list-state.ts';
import { readFilters } from '#features/citations/queries/read-filters.ts';
import { transaction } from '#lib/database.ts';
import { enqueue } from '#lib/queue.ts';
import { findWebhook } from '../queries/find-webhook.ts';
import { newMatches } from '../queries/new-matches.ts';
import { type DeliveryJob, type WebhookJob, webhookDeliverJob } from '../search-jobs.ts';

const mostTold = 100;
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

/** Looks for what is new in a webhook's search and leaves a message about it. The worker's half of `createWebhook`: that command authorised it. */
export async function checkWebhook(job: WebhookJob): Promise<void> {
  const webhook = await findWebhook(job);
  if (!webhook) return;
  const { actor, search, checkedAt } = webhook;
  // What is being written at this moment belongs to the next look.
  const until = await settledMoment(inAnHour());
  const { filters } = await readFilters(actor, new URLSearchParams(search.filters));
  const ids = await newMatches(actor, filters, checkedAt);
  await transaction(async (tx) => {
    const where = { libraryId: job.libraryId, id: job.webhookId, checkedAt };
    const { count } = await tx.webhook.updateMany({ where, data: { checkedAt: until } });
    if (count === 0 || ids.length === 0) return;
    const told = { ids: ids.slice(0, mostTold), total: ids.length };
    const message: DeliveryJob = { ...job, ...told, since: checkedAt.toISOString(), until: until.toISOString() };
    await enqueue(tx, webhookDeliverJob, message);
  });
}
