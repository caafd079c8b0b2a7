import { actingIn } from '#features/libraries/actor-library.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import type { WebhookJob } from '../search-jobs.ts';

export type ActiveWebhook = {
  actor: LibraryActor;
  address: string;
  checkedAt: Date;
  search: { id: string; name: string; filters: string };
};

/** A webhook in use, with whom the worker acts for: whoever made it, as an owner still. Null when either ended. */
export async function findWebhook({ libraryId, webhookId }: WebhookJob): Promise<ActiveWebhook | null> {
  const held = await database().webhook.findUnique({
    where: { libraryId_id: { libraryId, id: webhookId } },
    include: {
      search: { include: { library: true } },
      createdBy: { include: { memberships: { where: { libraryId } } } },
    },
  });
  const person = held?.createdBy;
  if (!held || held.revokedAt || !person || person.disabledAt || person.memberships[0]?.role !== 'owner') return null;
  const { id: userId, name, email } = person;
  const actor = {
    userId,
    name,
    email,
    isAdministrator: false,
    via: 'worker' as const,
    role: 'owner' as const,
    library: null,
  };
  return { actor: actingIn(actor, held.search.library, 'owner'), ...held };
}
