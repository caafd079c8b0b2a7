import { createHash } from 'node:crypto';
import { hashSecret } from '#features/accounts/secret.ts';
import { actingIn } from '#features/libraries/actor-library.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { currentPosition, database, mustSee } from '#lib/database.ts';
import { notFound } from '#lib/problem.ts';
import packageJson from '../../../package.json' with { type: 'json' };

export type OpenedFeed = {
  id: string;
  /** Its maker, reading as a viewer and no more. */
  viewer: LibraryActor;
  search: { id: string; name: string; filters: string };
};

/** The feed under a secret; throws `not-found` when there is none, it was revoked, or its maker may not read the library any more. */
export async function openFeed(secret: string): Promise<OpenedFeed> {
  const held = await database().feed.findUnique({
    where: { hash: hashSecret(secret) },
    include: { search: { include: { library: true } }, createdBy: { include: { memberships: true } } },
  });
  const person = held?.createdBy;
  const isMember = person?.memberships.some(({ libraryId }) => libraryId === held?.libraryId) ?? false;
  if (!held || held.revokedAt || !person || person.disabledAt || !isMember) throw notFound('This feed');
  const { id: userId, name, email } = person;
  const actor = {
    userId,
    name,
    email,
    isAdministrator: false,
    via: 'token' as const,
    role: 'viewer' as const,
    library: null,
  };
  return { id: held.id, viewer: actingIn(actor, held.search.library, 'viewer'), search: held.search };
}

/**
 * What a feed's answer depends on, without making it: the last link of the library's log, which every change adds to, the search, what was
 * asked for and the version of Speciosa. When it is the same, so is the answer.
 */
export async function feedVersion(
  { viewer, search }: OpenedFeed,
  asked: string,
): Promise<{ etag: string; changedAt: Date }> {
  const [row] = await database().$queryRaw<
    { hash: string; at: Date | null; version: number; changedAt: Date; position: string | null }[]
  >`
    SELECT coalesce(h.hash, '') AS hash, e.at, s.version, s.changed_at AS "changedAt", ${currentPosition()} AS position FROM saved_search s
    LEFT JOIN event_head h ON h.library_id = s.library_id
    LEFT JOIN event e ON e.library_id = h.library_id AND e.seq = h.seq
    WHERE s.library_id = ${viewer.library.id}::uuid AND s.id = ${search.id}::uuid`;
  if (!row) throw notFound('This feed');
  // What is read under this version must not be older.
  mustSee(row.position);
  const parts = [row.hash, search.id, row.version, asked, packageJson.version];
  const digest = createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 27);
  return { etag: `W/"${digest}"`, changedAt: row.at && row.at > row.changedAt ? row.at : row.changedAt };
}

/** When it was last used, to the minute: a feed nobody uses can be revoked. */
export async function noteFeedUse(id: string): Promise<void> {
  await database().$executeRaw`
    UPDATE feed SET last_used_at = now() WHERE id = ${id}::uuid AND (last_used_at IS NULL OR last_used_at < now() - interval '1 minute')`;
}
