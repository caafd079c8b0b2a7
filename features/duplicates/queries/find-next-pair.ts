import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';

/** The pair that waits behind another of the same verdict, in the order of the queue; the first when that was the last, null when there is none. */
export async function findNextPair(viewer: Actor, pairId: string): Promise<string | null> {
  authoriseInLibrary(viewer, 'duplicate.read');
  if (!isId(pairId)) return null;
  const [row] = await database().$queryRaw<{ id: string }[]>`
    SELECT d.id FROM duplicate_candidate here
    JOIN duplicate_candidate d ON d.library_id = here.library_id AND d.verdict = here.verdict AND d.status = 'open' AND d.id <> here.id
    JOIN citation l ON l.library_id = d.library_id AND l.id = d.left_id AND l.trashed_at IS NULL
    JOIN citation r ON r.library_id = d.library_id AND r.id = d.right_id AND r.trashed_at IS NULL
    WHERE here.library_id = ${viewer.library.id}::uuid AND here.id = ${pairId}::uuid
    ORDER BY (d.score, d.id) < (here.score, here.id) DESC, d.score DESC, d.id DESC LIMIT 1`;
  return row?.id ?? null;
}
