import type { Actor } from '#lib/actor.ts';
import { database, Prisma } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authorise } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { type AuthenticatedUser, personActor } from './authenticated-user.ts';
import { hashSecret } from './secret.ts';
import { IDLE_HOURS } from './session-lifetime.ts';

/** An actor read from a session. `isStale`: its last use should be noted. */
export type SessionActor = { actor: Actor; isStale: boolean };

/** SQL: a session `s` that is still good, with its user `u`. Ends, sleep and disabling are all decided here. */
export const liveSession = Prisma.sql`session s JOIN user_account u ON u.id = s.user_id AND u.disabled_at IS NULL
  AND s.ended_at IS NULL AND s.expires_at > now() AND s.last_seen_at > now() - make_interval(hours => ${IDLE_HOURS}::int)`;

/** SQL: whether the last use of session `s` was noted too long ago. */
export const isStaleSession = Prisma.sql`s.last_seen_at < now() - interval '5 minutes'`;

/** SQL: what an actor has from user `u`. */
export const userColumns = Prisma.sql`u.id AS "userId", u.name, u.email, u.is_administrator AS "isAdministrator"`;

const liveSince = () => new Date(Date.now() - IDLE_HOURS * 3_600_000);
const live = () => ({ endedAt: null, expiresAt: { gt: new Date() }, lastSeenAt: { gt: liveSince() } });

/** Who a session stands for, outside libraries: read anew on every request. Null when it ended, slept too long or its user is disabled. */
export async function findSessionActor(sessionId: string): Promise<SessionActor | null> {
  if (!isId(sessionId)) return null;
  const [row] = await database().$queryRaw<
    { userId: string; name: string; email: string; isAdministrator: boolean; isStale: boolean }[]
  >`SELECT ${userColumns}, ${isStaleSession} AS "isStale" FROM ${liveSession} WHERE s.id = ${sessionId}::uuid`;
  if (!row) return null;
  const { isStale, ...user } = row;
  return { actor: { ...user, via: 'session', role: null, library: null }, isStale };
}

/** Whether a set-up address can still be used. */
export async function isSetUpTicket(ticket: string): Promise<boolean> {
  const where = { hash: hashSecret(ticket), expiresAt: { gt: new Date() } };
  return (await database().setupTicket.count({ where })) > 0;
}

/** The actor a person is for the command line's sake; null when nobody who may sign in has that address. */
export async function findUserActor(email: string): Promise<Actor | null> {
  const user = await database().user.findFirst({ where: { email: email.trim().toLowerCase(), disabledAt: null } });
  return user && { ...personActor(user), isAdministrator: user.isAdministrator, via: 'cli' };
}

/** The actor's own account, as its page shows it. */
export async function findAccount(viewer: Actor) {
  authorise(viewer, 'account.read');
  const { passwordHash, ...account } = await database().user.findUniqueOrThrow({
    where: { id: viewer.userId ?? '' },
    select: {
      name: true,
      email: true,
      isAdministrator: true,
      createdAt: true,
      passwordHash: true,
      identities: { select: { provider: true, createdAt: true }, orderBy: { createdAt: 'asc' } },
    },
  });
  return { ...account, hasPassword: passwordHash !== null };
}

/** Where the actor is signed in, latest first. */
export function listSessions(viewer: Actor) {
  authorise(viewer, 'account.read');
  return database().session.findMany({
    where: { userId: viewer.userId ?? '', ...live() },
    select: { id: true, userAgent: true, createdAt: true, lastSeenAt: true },
    orderBy: { lastSeenAt: 'desc' },
  });
}

/** The actor's API tokens that are in use, newest first. */
export function listTokens(viewer: Actor) {
  authorise(viewer, 'account.read');
  return database().apiToken.findMany({
    where: { userId: viewer.userId ?? '', revokedAt: null },
    select: {
      id: true,
      name: true,
      hint: true,
      scopes: true,
      createdAt: true,
      expiresAt: true,
      lastUsedAt: true,
      library: { select: { slug: true, name: true } },
    },
    orderBy: { createdAt: 'desc' },
  });
}

/** Everyone with an account, for administrators. */
export function listUsers(viewer: Actor) {
  authorise(viewer, 'user.read');
  return database().user.findMany({
    select: {
      id: true,
      name: true,
      email: true,
      isAdministrator: true,
      disabledAt: true,
      createdAt: true,
      sessions: { select: { lastSeenAt: true }, orderBy: { lastSeenAt: 'desc' }, take: 1 },
      memberships: { select: { role: true, library: { select: { slug: true, name: true } } } },
    },
    orderBy: [{ name: 'asc' }, { email: 'asc' }],
  });
}

/** The person a provider's account is connected to. */
export async function findIdentityUser(provider: string, subject: string): Promise<AuthenticatedUser | null> {
  const key = { provider_subject: { provider, subject } };
  const identity = await database().identity.findUnique({ where: key, include: { user: true } });
  return identity && { id: identity.user.id, name: identity.user.name, email: identity.user.email };
}

/** The id of whoever has an e-mail address, disabled or not. Throws `not-found`. */
export async function findUserId(viewer: Actor, email: string): Promise<string> {
  authorise(viewer, 'user.read');
  const user = await database().user.findUnique({ where: { email: email.trim().toLowerCase() }, select: { id: true } });
  if (!user) throw new Problem('not-found', `Nobody has the address ${email}.`);
  return user.id;
}

/** How the instance fares, for administrators. */
export async function findInstanceHealth(viewer: Actor): Promise<{ name: string; value: string }[]> {
  authorise(viewer, 'instance.read');
  const [row] = await database().$queryRaw<
    { server: string; size: string; sessions: number; migration: string | null }[]
  >`
    SELECT current_setting('server_version') AS server, pg_size_pretty(pg_database_size(current_database())) AS size,
      (SELECT count(*)::int FROM ${liveSession}) AS sessions,
      (SELECT max(migration_name) FROM _prisma_migrations WHERE finished_at IS NOT NULL) AS migration`;
  const minutes = Math.floor(process.uptime() / 60);
  return [
    { name: 'Database', value: `PostgreSQL ${row?.server}, ${row?.size}` },
    { name: 'Schema', value: row?.migration ?? 'unknown' },
    { name: 'Open sessions', value: String(row?.sessions ?? 0) },
    { name: 'Web server', value: `Node ${process.versions.node}, up ${minutes} min` },
  ];
}

/** What the viewer last declared of their conflicts of interest, and until when it holds; null when they never did. */
export function findConflictStatement(viewer: Actor) {
  authorise(viewer, 'account.read');
  return database().conflictStatement.findFirst({
    where: { userId: viewer.userId ?? '' },
    orderBy: { madeAt: 'desc' },
    select: { present: true, statement: true, madeAt: true, expiresAt: true },
  });
}
