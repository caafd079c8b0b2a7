import { createHash, randomBytes } from 'node:crypto';
import { cookies } from 'next/headers';
import { NextRequest, NextResponse } from 'next/server';
import NextAuth from 'next-auth';
import { authSecret } from '#features/accounts/session-cookie.ts';
import { env } from '#lib/env.ts';
import { authOptions } from './next-auth.ts';

/**
 * Begins a provider's sign-in from a form action, so that it works without script: does in one step what next-auth's own client does in two
 * (fetch a CSRF token, post it). Gives the provider's address to go to; the cookies it will check afterwards are set.
 */
export async function startProvider(provider: string, callbackPath: string): Promise<string> {
  const { BASE_URL } = env();
  const jar = await cookies();
  const csrfToken = randomBytes(32).toString('hex');
  const secure = BASE_URL.startsWith('https:');
  const proof = createHash('sha256').update(`${csrfToken}${authSecret()}`).digest('hex');
  jar.set(`${secure ? '__Host-' : ''}next-auth.csrf-token`, `${csrfToken}|${proof}`, {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure,
  });
  const request = new NextRequest(`${BASE_URL}/api/auth/signin/${provider}`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ csrfToken, callbackUrl: callbackPath, json: 'true' }).toString(),
  });
  const params = Promise.resolve({ nextauth: ['signin', provider] });
  const answer: Response = await NextAuth(request, { params }, authOptions());
  const { cookies: given } = new NextResponse(null, { headers: answer.headers });
  for (const { name, value, ...options } of given.getAll()) jar.set(name, value, options);
  const { url } = (await answer.json()) as { url: string };
  return url;
}
