import { setTimeout as sleep } from 'node:timers/promises';
import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';

const pauseMs = 60;

/** Waits until a run has ended, up to some seconds; says whether it has. */
export async function whenFinished(viewer: Actor, id: string, seconds: number): Promise<boolean> {
  authoriseInLibrary(viewer, 'import.read');
  const until = Date.now() + seconds * 1000;
  const where = { libraryId_id: { libraryId: viewer.library.id, id } };
  for (;;) {
    const run = await database().importRun.findUnique({ where, select: { status: true } });
    if (!run || ['done', 'failed', 'cancelled'].includes(run.status)) return true;
    if (Date.now() + pauseMs > until) return false;
    await sleep(pauseMs);
  }
}
