import { database } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { log } from '#lib/log.ts';
import { Problem } from '#lib/problem.ts';
import type { AuthenticatedUser } from '../authenticated-user.ts';
import { isPassword } from '../password.ts';
import { signInSchema } from '../schema.ts';
import { hashSecret } from '../secret.ts';
import { clearRateLimit, consumeRateLimit, refundRateLimit } from './consume-rate-limit.ts';

/** Failures allowed in a quarter of an hour: few for one account, more for an address many people may share. */
export const signInLimits = {
  account: { limit: 10, windowSeconds: 900 },
  address: { limit: 50, windowSeconds: 900 },
};

/**
 * Who an e-mail address and password belong to. One sentence for every failure, and the same work for unknown accounts, so that nobody
 * learns which addresses have one. `address` is where the attempt came from.
 */
export async function authenticate(input: unknown, address: string): Promise<AuthenticatedUser> {
  const { email, password } = parseInput(signInSchema, input);
  const accountKey = `sign-in:account:${hashSecret(email)}`;
  const addressKey = `sign-in:address:${address}`;
  // Counted before the check, so that attempts sent side by side are counted too.
  await consumeRateLimit(addressKey, signInLimits.address, 'Too many attempts to sign in from your address');
  await consumeRateLimit(accountKey, signInLimits.account, 'Too many attempts to sign in to this account');
  const user = await database().user.findUnique({ where: { email } });
  const matches = await isPassword(user?.passwordHash, password);
  if (!user || !matches || user.disabledAt) {
    log.warn({ address, account: hashSecret(email).slice(0, 12) }, 'sign-in failed');
    throw new Problem('unauthenticated', 'The e-mail address or the password is wrong.');
  }
  await Promise.all([clearRateLimit(accountKey), refundRateLimit(addressKey)]);
  return { id: user.id, name: user.name, email: user.email };
}
