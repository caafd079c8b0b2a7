/** Names of the worker's jobs of saved searches, and what they are told. */
export const webhooksDueJob = 'searches.webhooksDue';
export const webhookCheckJob = 'searches.webhookCheck';
export const webhookDeliverJob = 'searches.webhookDeliver';
export type WebhookJob = { libraryId: string; webhookId: string };
/** `ids` of citations that are new, the newest first; `total` of all that are. */
export type DeliveryJob = WebhookJob & { ids: string[]; total: number; since: string; until: string };

/** When the worker looks for what is new. */
export const webhooksDueAt = '*/5 * * * *';
