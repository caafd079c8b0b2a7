import type { Transaction } from '#lib/database.ts';

/** Forgets what is of no more use: attempts counted yesterday, sessions over for three months. Part of every start. */
export async function sweepAccounts(tx: Transaction): Promise<void> {
  await tx.$executeRaw`DELETE FROM rate_limit WHERE window_started_at < now() - interval '1 day'`;
  await tx.$executeRaw`DELETE FROM session WHERE coalesce(ended_at, expires_at) < now() - interval '90 days'`;
}
