import type { Actor } from '#lib/actor.ts';
import { database } from '#lib/database.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { Problem } from '#lib/problem.ts';
import { type LoadedPair, loadPair } from './load-pair.ts';

/** What hangs on a citation, in numbers. */
export type Followers = Record<'tags' | 'levels' | 'notes' | 'files' | 'findings' | 'claims' | 'collections', number>;

export type ComparedPair = LoadedPair & { followers: { left: Followers; right: Followers } };

/** A pair to look at; null when there is none of that id any more, or one of the two is in the trash. */
export async function findPair(viewer: Actor, pairId: string): Promise<ComparedPair | null> {
  authoriseInLibrary(viewer, 'duplicate.read');
  const libraryId = viewer.library.id;
  try {
    const pair = await loadPair(database(), libraryId, pairId);
    const [left, right] = await Promise.all([
      countFollowers(libraryId, pair.left.id),
      countFollowers(libraryId, pair.right.id),
    ]);
    return { ...pair, followers: { left, right } };
  } catch (error) {
    if (error instanceof Problem && error.kind === 'not-found') return null;
    throw error;
  }
}

async function countFollowers(libraryId: string, citationId: string): Promise<Followers> {
  const where = { libraryId, citationId };
  const [tags, levels, notes, files, findings, claims, collections] = await Promise.all([
    database().citationTag.count({ where }),
    database().citationLevel.count({ where }),
    database().citationNote.count({ where: { ...where, trashedAt: null } }),
    database().attachment.count({ where: { ...where, trashedAt: null } }),
    database().finding.count({ where }),
    database().claimLink.count({ where }),
    database().collectionCitation.count({ where }),
  ]);
  return { tags, levels, notes, files, findings, claims, collections };
}
