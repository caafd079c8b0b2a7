import { cookies, headers } from 'next/headers';
import { env } from '#lib/env.ts';
import type { AuthenticatedUser } from './authenticated-user.ts';
import { clientAddress } from './client-address.ts';
import { startSession } from './commands/start-session.ts';
import { sealSession, sessionCookie } from './session-cookie.ts';
import { COOKIE_SECONDS } from './session-lifetime.ts';

/** Begins a session in the browser that sent the running form action. */
export async function openBrowserSession(user: AuthenticatedUser, by?: string): Promise<void> {
  const sessionId = await startSession(user, (await headers()).get('user-agent'), by);
  const { name, options } = sessionCookie();
  (await cookies()).set(name, await sealSession(sessionId, user.id), { ...options, maxAge: COOKIE_SECONDS });
}

/** Takes the cookie back; the row is ended by `endSession`. */
export async function closeBrowserSession(): Promise<void> {
  const { name, options } = sessionCookie();
  (await cookies()).set(name, '', { ...options, maxAge: 0 });
}

/** Where the running request came from. */
export async function requestAddress(): Promise<string> {
  return clientAddress((await headers()).get('x-forwarded-for'), env().TRUST_PROXY);
}
