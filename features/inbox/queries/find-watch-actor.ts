import { actingIn } from '#features/libraries/actor-library.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';

/** Who the worker acts for in a run: whoever keeps the search, with the role they have now; null when they may no longer. */
export async function findWatchActor(libraryId: string, id: string): Promise<LibraryActor | null> {
  const watch = await database().watchedSearch.findUnique({
    where: { libraryId_id: { libraryId, id } },
    include: { library: true, createdBy: { include: { memberships: { where: { libraryId } } } } },
  });
  const person = watch?.createdBy;
  const role = person?.memberships[0]?.role;
  if (!watch || !person || !role || role === 'viewer' || person.disabledAt) return null;
  const { id: userId, name, email } = person;
  const actor = { userId, name, email, isAdministrator: false, via: 'worker' as const, role, library: null };
  return actingIn(actor, watch.library, role);
}
