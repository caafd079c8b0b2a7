import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';

export type Watch = {
  id: string;
  service: string;
  name: string;
  query: string;
  everyDays: number;
  nextRunAt: Date | null;
  lastRunAt: Date | null;
  lastTotal: number | null;
  failure: string | null;
};

/** The searches that are watched, the newest first. */
export async function listWatches(viewer: Actor): Promise<Watch[]> {
  authoriseInLibrary(viewer, 'inbox.read');
  const shown = { id: true, service: true, name: true, query: true, everyDays: true } as const;
  const state = { nextRunAt: true, lastRunAt: true, lastTotal: true, failure: true } as const;
  return database().watchedSearch.findMany({
    where: { libraryId: viewer.library.id, removedAt: null },
    orderBy: { id: 'desc' },
    select: { ...shown, ...state },
  });
}
