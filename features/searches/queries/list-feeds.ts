import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import type { FeedRecord, WebhookRecord } from '../schema.ts';

/** A search's feed addresses in use, newest first. */
export async function listFeeds(viewer: LibraryActor, searchId: string): Promise<FeedRecord[]> {
  authoriseInLibrary(viewer, 'feed.create');
  const rows = await database().feed.findMany({
    where: { libraryId: viewer.library.id, searchId, revokedAt: null },
    include: { createdBy: { select: { name: true } } },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(({ id, name, hint, createdBy, createdAt, lastUsedAt }) => ({
    ...{ id, name, hint },
    createdBy: createdBy.name,
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/** A search's webhooks in use, newest first. */
export async function listWebhooks(viewer: LibraryActor, searchId: string): Promise<WebhookRecord[]> {
  authoriseInLibrary(viewer, 'webhook.create');
  const rows = await database().webhook.findMany({
    where: { libraryId: viewer.library.id, searchId, revokedAt: null },
    include: { createdBy: { select: { name: true } } },
    orderBy: { createdAt: 'desc' },
  });
  return rows.map(({ id, address, createdBy, createdAt, deliveredAt, failure }) => ({
    ...{ id, address, failure },
    createdBy: createdBy.name,
    createdAt: createdAt.toISOString(),
    deliveredAt: deliveredAt?.toISOString() ?? null,
  }));
}
