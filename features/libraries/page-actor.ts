import { notFound } from 'next/navigation';
import { cache } from 'react';
import { noteSessionUse } from '#features/accounts/commands/note-use.ts';
import { currentSessionId, goToSignIn } from '#features/accounts/signed-in-actor.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { can, type Permission } from '#lib/permissions.ts';
import { findMemberBySession } from './queries.ts';

const findMember = cache(async (slug: string) => {
  const sessionId = await currentSessionId();
  const found = sessionId && (await findMemberBySession(sessionId, slug));
  if (!found) return null;
  if (found.isStale) await noteSessionUse(sessionId);
  return found.actor;
});

/**
 * For pages and form actions of a library, one query a request: without a session to the sign-in; who is no member, or may not do what the page is for
 * (`permission`), finds nothing there.
 */
export const pageActor = cache(async (slug: string, permission: Permission = 'library.read'): Promise<LibraryActor> => {
  const actor = (await findMember(slug)) ?? (await goToSignIn());
  const { library, role } = actor;
  if (!library || !role || !can(actor, permission)) notFound();
  return { ...actor, library, role };
});
