import { database } from '#lib/database.ts';
import { env } from '#lib/env.ts';
import { postPublicly, RequestFault } from '#lib/public-request.ts';
import { findWebhook } from '../queries/find-webhook.ts';
import type { DeliveryJob } from '../search-jobs.ts';
import { webhookSecret, webhookSignature } from '../webhook-signature.ts';

/** Sends a message, signed; one that does not arrive throws, so that the queue sends it again, ever later. */
export async function deliverWebhook(job: DeliveryJob): Promise<void> {
  const webhook = await findWebhook(job);
  if (!webhook) return;
  const { libraryId, webhookId } = job;
  const { AUTH_SECRET, WEBHOOK_HOSTS } = env();
  const body = JSON.stringify(await messageOf(job, webhook));
  const timestamp = String(Math.floor(Date.now() / 1000));
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Speciosa',
    'speciosa-event': 'search.matched',
    // The same however often it is sent, so that a receiver can tell.
    'speciosa-delivery': `${webhookId}:${job.until}`,
    'speciosa-timestamp': timestamp,
    'speciosa-signature': webhookSignature(webhookSecret(AUTH_SECRET ?? '', webhookId), timestamp, body),
  };
  const failure = await failureOf(webhook.address, { headers, body, allowed: WEBHOOK_HOSTS ?? [] });
  const data = failure === null ? { failure, deliveredAt: new Date() } : { failure };
  await database().webhook.update({ where: { libraryId_id: { libraryId, id: webhookId } }, data });
  if (failure !== null) throw new Error(failure);
}

async function failureOf(address: string, message: Parameters<typeof postPublicly>[1]): Promise<string | null> {
  try {
    const status = await postPublicly(address, message);
    return status >= 200 && status < 300 ? null : `It answered ${status}.`;
  } catch (error) {
    if (error instanceof RequestFault) return error.message;
    throw error;
  }
}

async function messageOf(
  { libraryId, ids, total, since, until }: DeliveryJob,
  { actor: { library }, search }: NonNullable<Awaited<ReturnType<typeof findWebhook>>>,
) {
  const rows = await database().citation.findMany({
    where: { libraryId, id: { in: ids }, trashedAt: null },
    select: { id: true, key: true, title: true, year: true, doi: true },
  });
  const citations = ids
    .flatMap((id) => rows.find((row) => row.id === id) ?? [])
    .map((row) => ({ ...row, address: `${env().BASE_URL}/${library.slug}/citations/${row.id}` }));
  const address = `${env().BASE_URL}/${library.slug}/citations${search.filters && `?${search.filters}`}`;
  return {
    library: library.slug,
    search: { id: search.id, name: search.name, address },
    since,
    until,
    total,
    citations,
  };
}
