import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';

export type Miss = { kind: string; written: string; reason: string };

/** What the lookup behind an import asked for and did not find. */
export async function listMisses(viewer: Actor, runId: string): Promise<Miss[]> {
  authoriseInLibrary(viewer, 'import.read');
  if (!isId(runId)) return [];
  return database().lookupMiss.findMany({
    where: { libraryId: viewer.library.id, runId },
    orderBy: { position: 'asc' },
    select: { kind: true, written: true, reason: true },
  });
}
