import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { type ListView, usualView } from '../list-view.ts';
import { listViewOf } from '../list-view-schema.ts';

/** How the viewer likes the library's list; from the primary, so that a choice shows at once. */
export async function findListView(viewer: Actor): Promise<ListView> {
  authoriseInLibrary(viewer, 'citation.read');
  if (!viewer.userId) return usualView;
  const membership = await database().membership.findUnique({
    where: { libraryId_userId: { libraryId: viewer.library.id, userId: viewer.userId } },
    select: { preferences: true },
  });
  return listViewOf(membership?.preferences);
}
