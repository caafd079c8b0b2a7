import { database } from '#lib/database.ts';
import { Problem } from '#lib/problem.ts';

export type RateLimit = { limit: number; windowSeconds: number };

/**
 * Counts one use of `key` and throws `too-many`, with the seconds to wait, past `limit` uses in the window. The count is in the database, so it
 * holds for all web processes together, and is committed at once, so that a failing command does not take it back.
 */
export async function consumeRateLimit(
  key: string,
  { limit, windowSeconds }: RateLimit,
  what = 'This was done too often',
): Promise<void> {
  const [row] = await database().$queryRaw<{ count: number; waitSeconds: number }[]>`
    INSERT INTO rate_limit AS r (key, window_started_at, count) VALUES (${key}, now(), 1)
    ON CONFLICT (key) DO UPDATE SET
      count = CASE WHEN r.window_started_at > now() - make_interval(secs => ${windowSeconds}::float8) THEN r.count + 1 ELSE 1 END,
      window_started_at = CASE WHEN r.window_started_at > now() - make_interval(secs => ${windowSeconds}::float8)
        THEN r.window_started_at ELSE now() END
    RETURNING count, extract(epoch FROM window_started_at - now())::float8 + ${windowSeconds}::float8 AS "waitSeconds"`;
  if (!row || row.count <= limit) return;
  const retryAfterSeconds = Math.max(1, Math.ceil(row.waitSeconds));
  throw new Problem('too-many', `${what}. Try again in ${inWords(retryAfterSeconds)}.`, { retryAfterSeconds });
}

/** Gives one use back: what turned out well does not count. */
export async function refundRateLimit(key: string): Promise<void> {
  await database().$executeRaw`UPDATE rate_limit SET count = greatest(count - 1, 0) WHERE key = ${key}`;
}

/** Forgets the uses of a key. */
export async function clearRateLimit(key: string): Promise<void> {
  await database().rateLimit.deleteMany({ where: { key } });
}

function inWords(seconds: number): string {
  if (seconds < 90) return `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
