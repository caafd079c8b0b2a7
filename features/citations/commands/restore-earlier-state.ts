import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound } from '#lib/problem.ts';
import { diffPatch } from '../merge-patch.ts';
import { stateAfter } from '../queries/find-earlier-state.ts';
import { updateCitation } from './update-citation.ts';

/** Makes a citation's record, key and tags again what they were after an event; an update like any other, with its own event. */
export async function restoreEarlierState(
  actor: Actor,
  id: string,
  seq: bigint,
  expected: number | 'any',
): Promise<void> {
  authoriseInLibrary(actor, 'citation.update');
  const earlier = await stateAfter(actor, id, seq);
  const now = await database().citation.findUnique({
    where: { libraryId_id: { libraryId: actor.library.id, id } },
    select: { csl: true, key: true },
  });
  if (!now || !earlier.csl) throw notFound('This state');
  await updateCitation(actor, id, expected, {
    csl: diffPatch(now.csl as Record<string, unknown>, earlier.csl),
    ...(earlier.key && earlier.key !== now.key && { key: earlier.key }),
    ...(earlier.tags && { tags: earlier.tags }),
    allowDuplicate: true,
  });
}
