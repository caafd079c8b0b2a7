import type { Actor, LibraryActor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { findSearch } from '../queries/list-searches.ts';

// Of the reader alone, as columns and notifications are: nothing for the library's log.

/** Stars a search for the actor, or takes the star away. */
export async function starSearch(actor: Actor, id: string, starred: boolean): Promise<void> {
  authoriseInLibrary(actor, 'search.star');
  await keep(actor, id, { starred });
}

/** What is in a search now is no longer new to the actor. */
export async function markSearchSeen(actor: Actor, id: string): Promise<void> {
  authoriseInLibrary(actor, 'search.read');
  await keep(actor, id, { seenAt: new Date() });
}

async function keep(actor: LibraryActor, id: string, data: { starred: boolean } | { seenAt: Date }): Promise<void> {
  await findSearch(actor, id);
  if (!actor.userId) return;
  const key = { libraryId: actor.library.id, searchId: id, userId: actor.userId };
  await database().searchReader.upsert({
    where: { libraryId_searchId_userId: key },
    create: { ...key, seenAt: new Date(), ...data },
    update: data,
  });
}
