import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import type { Actor } from '#lib/actor.ts';
import { noteSessionUse } from './commands/note-use.ts';
import { pathHeader } from './path-header.ts';
import { findSessionActor } from './queries.ts';
import { openSession, sessionCookie } from './session-cookie.ts';

/** The session the request's cookie names, whether or not it is still valid. */
export const currentSessionId = cache(
  async (): Promise<string | null> => openSession((await cookies()).get(sessionCookie().name)?.value),
);

/** Who asks; null without a valid session. Once per request. */
export const findSignedInActor = cache(async (): Promise<Actor | null> => {
  const sessionId = await currentSessionId();
  const found = sessionId && (await findSessionActor(sessionId));
  if (!found) return null;
  if (found.isStale) await noteSessionUse(sessionId);
  return found.actor;
});

/** For pages and form actions outside libraries: without a session the way leads to the sign-in and back. */
export async function signedInActor(): Promise<Actor> {
  return (await findSignedInActor()) ?? goToSignIn();
}

/** Leaves for the sign-in page, which leads back to where the request was going. */
export async function goToSignIn(): Promise<never> {
  const path = (await headers()).get(pathHeader);
  redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in');
}
