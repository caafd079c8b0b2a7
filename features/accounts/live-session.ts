import type { Actor } from '#lib/actor.ts';
import { Prisma } from '#lib/database.ts';
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
