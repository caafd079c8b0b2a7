import { decode, encode } from 'next-auth/jwt';
import { env } from '#lib/env.ts';
import { sessionCookieName } from './session-cookie-name.ts';
import { COOKIE_SECONDS } from './session-lifetime.ts';

/** next-auth's own name and attributes, so that both doors of the sign-in write one cookie. */
export function sessionCookie() {
  const secure = env().BASE_URL.startsWith('https:');
  return {
    name: sessionCookieName(secure),
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure } as const,
  };
}

/** The cookie's value: an encrypted token that only names the session row. */
export function sealSession(sessionId: string, userId: string): Promise<string> {
  return encode({ token: { sub: userId, sessionId }, secret: authSecret(), maxAge: COOKIE_SECONDS });
}

/** The session a cookie names; null when it was not made here or is too old. */
export async function openSession(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  try {
    const token = await decode({ token: value, secret: authSecret() });
    return typeof token?.sessionId === 'string' ? token.sessionId : null;
  } catch {
    return null;
  }
}

export function authSecret(): string {
  const secret = env().AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set; `npm start` makes one and keeps it in DATA_DIR.');
  return secret;
}
