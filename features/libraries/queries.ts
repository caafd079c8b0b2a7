import { cliActor } from '#features/accounts/cli-actor.ts';
import { isStaleSession, liveSession, type SessionActor, userColumns } from '#features/accounts/queries.ts';
import { hashSecret } from '#features/accounts/secret.ts';
import type { Actor, ActorLibrary, LibraryActor } from '#lib/actor.ts';
import { currentPosition, database, mustSee, Prisma, replica } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authorise, authoriseInLibrary, can, capRole, type Role, type Scope } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { actingIn } from './actor-library.ts';

type ActorRow = {
  userId: string;
  name: string;
  email: string;
  isAdministrator: boolean;
  role: Role | null;
  library: ActorLibrary | null;
};

type ToBeSeen = { toBeSeen: string | null };

// Whoever has written a moment ago, here or through the worker, is to find it in what they read, from a replica too. Clocks may differ by seconds.
const wroteLately = Prisma.sql`EXISTS (
  SELECT FROM event e WHERE e.library_id = l.id AND e.at > now() - interval '1 minute' AND e.actor_id = u.id)`;
const positionToSee = () => Prisma.sql`${currentPosition(wroteLately)} AS "toBeSeen"`;

// Columns and joins that make an actor of a user in the library with a slug; both may be missing.
const actorColumns = Prisma.sql`
  ${userColumns}, m.role,
  CASE WHEN l.id IS NULL THEN NULL ELSE json_build_object(
    'id', l.id, 'slug', l.slug, 'name', l.name, 'citationKeyPattern', l.citation_key_pattern, 'defaultStyle', l.default_style,
    'defaultLocale', l.default_locale, 'vocabularyVersion', l.vocabulary_version,
    'findingsNeedSecondPerson', l.findings_need_second_person, 'claimsNeedSecondPerson', l.claims_need_second_person,
    'appraisalsNeedSecondPerson', l.appraisals_need_second_person) END AS library`;
const inLibrary = (slug: string | null) => Prisma.sql`
  LEFT JOIN library l ON l.slug = ${slug}
  LEFT JOIN membership m ON m.library_id = l.id AND m.user_id = u.id`;

// An API token `t` that can be used, with its user `u`.
const liveToken = (
  token: string,
) => Prisma.sql`api_token t JOIN user_account u ON u.id = t.user_id AND u.disabled_at IS NULL
  AND t.hash = ${hashSecret(token)} AND t.revoked_at IS NULL AND (t.expires_at IS NULL OR t.expires_at > now())`;
const isStaleToken = Prisma.sql`t.last_used_at IS NULL OR t.last_used_at < now() - interval '1 minute'`;

/** Who a live session stands for in the library with that slug; the actor's library and role are null where it is not theirs. */
export async function findMemberBySession(sessionId: string, slug: string): Promise<SessionActor | null> {
  if (!isId(sessionId)) return null;
  const [row] = await database().$queryRaw<(ActorRow & ToBeSeen & { isStale: boolean })[]>`
    SELECT ${actorColumns}, ${positionToSee()}, ${isStaleSession} AS "isStale" FROM ${liveSession} ${inLibrary(slug)} WHERE s.id = ${sessionId}::uuid`;
  if (!row) return null;
  const { isStale, toBeSeen, ...rest } = row;
  mustSee(toBeSeen);
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
    (ActorRow & ToBeSeen & { tokenId: string; scopes: Scope[]; libraryId: string | null; isStale: boolean })[]
  >`
    SELECT ${actorColumns}, t.id AS "tokenId", t.scopes, t.library_id AS "libraryId",
      ${positionToSee()}, ${isStaleToken} AS "isStale"
    FROM ${liveToken(token)} ${inLibrary(slug)}`;
  if (!row) return null;
  const { tokenId, scopes, libraryId, isStale, toBeSeen, ...rest } = row;
  mustSee(toBeSeen);
  const reaches = libraryId === null || libraryId === rest.library?.id;
  const actor: Actor = {
    ...rest,
    role: rest.role && reaches ? capRole(rest.role, scopes) : null,
    isAdministrator: rest.isAdministrator && libraryId === null && scopes.includes('admin'),
    via: 'token',
  };
  return { actor, tokenId, isStale };
}

/** A member who reads, and the moment of the database they read. */
export type LibraryReader = {
  /** Session or token. */
  id: string;
  /** The same text is the same person, with the same rights, in front of the same data. */
  state: string;
  isStale: boolean;
};

type ReaderRow = ToBeSeen & { id: string; who: string; moment: string; isStale: boolean };

// A snapshot names every transaction it does not see (PostgreSQL, 9.27.8): between two of the same text nobody has written anything.
const moment = Prisma.sql`pg_current_snapshot()::text AS moment`;
// On a replica it names only the oldest transaction, so how far it has come is asked.
const momentOfCopy = Prisma.sql`CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn()::text ELSE pg_current_snapshot()::text END AS moment`;

/** Who a live session makes a reader of the library; null for all who are no member. */
export async function findReaderBySession(sessionId: string, slug: string): Promise<LibraryReader | null> {
  if (!isId(sessionId)) return null;
  return readerOf(
    await database().$queryRaw<ReaderRow[]>`
      SELECT s.id, u.id AS who, ${moment}, ${positionToSee()}, ${isStaleSession} AS "isStale" FROM ${liveSession} ${inLibrary(slug)}
      WHERE s.id = ${sessionId}::uuid AND m.role IS NOT NULL`,
  );
}

/** As `findReaderBySession`, for an API token, which may be of another library: then it reads nothing here. */
export async function findReaderByToken(token: string, slug: string): Promise<LibraryReader | null> {
  return readerOf(
    await database().$queryRaw<ReaderRow[]>`
      SELECT t.id, t.id AS who, ${moment}, ${positionToSee()}, ${isStaleToken} AS "isStale" FROM ${liveToken(token)} ${inLibrary(slug)}
      WHERE m.role IS NOT NULL AND (t.library_id IS NULL OR t.library_id = l.id)`,
  );
}

async function readerOf([row]: ReaderRow[]): Promise<LibraryReader | null> {
  if (!row) return null;
  const { id, who, isStale, toBeSeen } = row;
  mustSee(toBeSeen);
  if (replica() === database()) return { id, state: `${who} ${row.moment}`, isStale };
  const [copy] = await replica().$queryRaw<{ moment: string }[]>`SELECT ${momentOfCopy}`;
  return copy ? { id, state: `${who} ${row.moment} ${copy.moment}`, isStale } : null;
}

/** The actor the command line is in a library: owner, by the machine's shell. Throws `not-found`. */
export async function findCliActor(slug: string): Promise<LibraryActor> {
  const library = await database().library.findUnique({ where: { slug } });
  if (!library) throw new Problem('not-found', `There is no library at /${slug}.`);
  return actingIn(cliActor, library, 'owner');
}

/** A person acting in a library they are a member of. Throws `not-found`. */
export async function findMemberActor(person: Actor, slug: string): Promise<LibraryActor> {
  const library = await database().library.findUnique({
    where: { slug },
    include: { memberships: { where: { userId: person.userId ?? '' } } },
  });
  const role = library?.memberships[0]?.role;
  if (!library || !role) throw new Problem('not-found', `${person.name} is no member of a library at /${slug}.`);
  return actingIn(person, library, role);
}

/** The libraries the viewer is a member of, with their role: the switcher and the first page. */
export async function listMyLibraries(viewer: Actor) {
  authorise(viewer, 'account.read');
  const memberships = await database().membership.findMany({
    where: { userId: viewer.userId ?? '' },
    select: { role: true, library: { select: { slug: true, name: true, description: true } } },
    orderBy: { library: { name: 'asc' } },
  });
  return memberships.map(({ role, library }) => ({ role, ...library }));
}

/** A library's settings, with their version. */
export function findLibrary(viewer: LibraryActor) {
  authoriseInLibrary(viewer, 'library.read');
  return database().library.findUniqueOrThrow({
    where: { id: viewer.library.id },
    select: {
      slug: true,
      name: true,
      description: true,
      citationKeyPattern: true,
      defaultStyle: true,
      defaultLocale: true,
      findingsNeedSecondPerson: true,
      claimsNeedSecondPerson: true,
      appraisalsNeedSecondPerson: true,
      createdAt: true,
      version: true,
    },
  });
}

/** A library's members by role, strongest first. E-mail addresses only for those who manage members. */
export async function listMembers(viewer: LibraryActor) {
  authoriseInLibrary(viewer, 'member.read');
  const mayManage = can(viewer, 'member.update');
  const members = await database().membership.findMany({
    where: { libraryId: viewer.library.id },
    select: { role: true, createdAt: true, user: { select: { id: true, name: true, email: true, disabledAt: true } } },
    orderBy: [{ role: 'desc' }, { user: { name: 'asc' } }],
  });
  return members.map(({ role, createdAt, user }) => ({
    userId: user.id,
    name: user.name,
    email: mayManage ? user.email : null,
    isDisabled: user.disabledAt !== null,
    role,
    since: createdAt,
  }));
}

/** Invitations that can still be accepted. */
export function listInvitations(viewer: LibraryActor) {
  authoriseInLibrary(viewer, 'invitation.create');
  return database().invitation.findMany({
    where: { libraryId: viewer.library.id, acceptedAt: null, revokedAt: null, expiresAt: { gt: new Date() } },
    select: { id: true, email: true, role: true, createdAt: true, expiresAt: true, sentBy: { select: { name: true } } },
    orderBy: { createdAt: 'desc' },
  });
}

/** What someone who holds the link may know of an invitation; null when it can no longer be accepted. */
export async function findInvitation(token: string) {
  const invitation = await database().invitation.findUnique({
    where: { hash: hashSecret(token) },
    select: {
      email: true,
      role: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
      library: { select: { name: true, slug: true } },
      sentBy: { select: { name: true } },
    },
  });
  if (!invitation || invitation.acceptedAt || invitation.revokedAt || invitation.expiresAt <= new Date()) return null;
  return invitation;
}

/** Every library of the instance, for administrators: how much each holds, nothing of what. */
export async function listLibraries(viewer: Actor) {
  authorise(viewer, 'instance.read');
  const libraries = await database().library.findMany({
    select: { slug: true, name: true, createdAt: true, _count: { select: { memberships: true, citations: true } } },
    orderBy: { name: 'asc' },
  });
  return libraries.map(({ _count, ...library }) => ({
    ...library,
    members: _count.memberships,
    citations: _count.citations,
  }));
}
