import { libraryRoute } from '#features/libraries/library-route.ts';
import { revokeWebhook } from '#features/searches/commands/write-webhooks.ts';
import { otherVerbs } from '#lib/other-verbs.ts';

type Params = { library: string; id: string; webhook: string };

export const DELETE = libraryRoute<Params>(async (actor, _request, { webhook }) => {
  await revokeWebhook(actor, webhook);
  return new Response(null, { status: 204 });
}, 'webhook.revoke');

export const { GET, HEAD, POST, PUT, PATCH, OPTIONS } = otherVerbs('DELETE');
