import { isStaleSession, liveSession, type SessionActor, userColumns } from '#features/accounts/live-session.ts';
import { hashSecret } from '#features/accounts/secret.ts';
import type { Actor, ActorLibrary } from '#lib/actor.ts';
import { database, Prisma } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { capRole, type Role, type Scope } from '#lib/permissions.ts';

type ActorRow = {
  userId: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  role: Role | null;
  library: ActorLibrary | null;
};

// Columns and joins that make an actor of a user in the library with a slug; both may be missing.
const actorColumns = Prisma.sql`
  ${userColumns}, m.role,
  CASE WHEN l.id IS NULL THEN NULL ELSE json_build_object(
    'id', l.id, 'slug', l.slug, 'name', l.name, 'citationKeyPattern', l.citation_key_pattern, 'defaultStyle', l.default_style,
    'defaultLocale', l.default_locale, 'vocabularyVersion', l.vocabulary_version) END AS library`;
const inLibrary = (slug: string | null) => Prisma.sql`
  LEFT JOIN library l ON l.slug = ${slug}
  LEFT JOIN membership m ON m.library_id = l.id AND m.user_id = u.id`;

/** Who a live session stands for in the library with that slug; the actor's library and role are null where it is not theirs. */
export async function findMemberBySession(sessionId: string, slug: string): Promise<SessionActor | null> {
  if (!isId(sessionId)) return null;
  const [row] = await database().$queryRaw<(ActorRow & { isStale: boolean })[]>`
    SELECT ${actorColumns}, ${isStaleSession} AS "isStale" FROM ${liveSession} ${inLibrary(slug)} WHERE s.id = ${sessionId}::uuid`;
  if (!row) return null;
  const { isStale, ...rest } = row;
  return { actor: { ...rest, via: 'session' }, isStale };
}

/**
 * Who an API token stands for: its person, with the role capped by the token's scopes.
 * Outside the token's library the actor has no role; administration takes an `admin` token of all libraries.
 */
export async function findTokenActor(
  token: string,
  slug: string | null,
): Promise<{ actor: Actor; tokenId: string; isStale: boolean } | null> {
  const [row] = await database().$queryRaw<
    (ActorRow & { tokenId: string; scopes: Scope[]; libraryId: string | null; isStale: boolean })[]
  >`
    SELECT ${actorColumns}, t.id AS "tokenId", t.scopes, t.library_id AS "libraryId",
      t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute' AS "isStale"
    FROM api_token t JOIN user_account u ON u.id = t.user_id AND u.disabled_at IS NULL ${inLibrary(slug)}
    WHERE t.hash = ${hashSecret(token)} AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())`;
  if (!row) return null;
  const { tokenId, scopes, libraryId, isStale, ...rest } = row;
  const reaches = libraryId === null || libraryId === rest.library?.id;
  const actor: Actor = {
    ...rest,
    role: rest.role && reaches ? capRole(rest.role, scopes) : null,
    isAdministrator: rest.isAdministrator && libraryId === null && scopes.includes('admin'),
    via: 'token',
  };
  return { actor, tokenId, isStale };
}
