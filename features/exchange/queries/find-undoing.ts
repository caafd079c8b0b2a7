import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { type Undoing, undoing } from '../schema.ts';

/** What became of an import that was undone, so far; of a long one each chunk wrote an event of its own. */
export async function findUndoing(viewer: Actor, runId: string): Promise<Undoing> {
  authoriseInLibrary(viewer, 'import.read');
  const events = await database().eventSubject.findMany({
    where: { libraryId: viewer.library.id, type: 'importRun', id: runId, event: { verb: 'import.undone' } },
    select: { event: { select: { details: true } } },
  });
  const sum: Undoing = { trashed: 0, changed: 0, reverted: 0, left: 0 };
  for (const { event } of events) {
    const counts = undoing.partial().parse(event.details);
    for (const name of undoing.keyof().options) sum[name] += counts[name] ?? 0;
  }
  return sum;
}
