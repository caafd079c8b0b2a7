import { cookies, headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { cache } from 'react';
import { noteSessionUse } from '#features/accounts/commands/note-use.ts';
import { openSession, sessionCookie } from '#features/accounts/session-cookie.ts';
import type { Actor, LibraryActor } from '#lib/actor.ts';
import { findSessionActor } from './queries.ts';

/** Set by the proxy on every request: path and query that were asked for. */
export const pathHeader = 'x-speciosa-path';

/** The session the request's cookie names, whether or not it is still valid. */
export const currentSessionId = cache(
  async (): Promise<string | null> => openSession((await cookies()).get(sessionCookie().name)?.value),
);

/** Who asks, in the library with that slug if given; null without a valid session. One query, once per request and slug. */
export const findActor = cache(async (slug: string | null = null): Promise<Actor | null> => {
  const sessionId = await currentSessionId();
  const found = sessionId && (await findSessionActor(sessionId, slug));
  if (!found) return null;
  if (found.isStale) await noteSessionUse(sessionId);
  return found.actor;
});

/** For pages and form actions outside libraries: without a session the way leads to the sign-in and back. */
export async function signedInActor(): Promise<Actor> {
  return (await findActor(null)) ?? signIn();
}

/** For pages and form actions of a library: who is no member finds nothing there. */
export async function pageActor(slug: string): Promise<LibraryActor> {
  const actor = (await findActor(slug)) ?? (await signIn());
  const { library, role } = actor;
  if (!library || !role) notFound();
  return { ...actor, library, role };
}

async function signIn(): Promise<never> {
  const path = (await headers()).get(pathHeader);
  redirect(path ? `/sign-in?next=${encodeURIComponent(path)}` : '/sign-in');
}
