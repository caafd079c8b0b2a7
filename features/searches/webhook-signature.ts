import { createHmac } from 'node:crypto';

/** What a webhook's messages are signed with: derived from the instance's secret, so that it is nowhere to be stolen from. */
export function webhookSecret(authSecret: string, webhookId: string): string {
  return `spw_${createHmac('sha256', authSecret).update(`webhook:${webhookId}`).digest('base64url')}`;
}

/** `sha256=…` over the time and the body, so that neither can be changed nor an old message sent again. */
export function webhookSignature(secret: string, timestamp: string, body: string): string {
  return `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
}
