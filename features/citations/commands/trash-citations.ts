import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';
import { idsSchema } from '../citation-schema.ts';
import { loadCitation } from './load-citation.ts';

/** Puts citations into the trash, from which they can be restored; gives how many went. Those that are there already, or not this library's, are passed over. */
export async function trashCitations(actor: Actor, input: unknown): Promise<{ ids: string[] }> {
  authoriseInLibrary(actor, 'citation.trash');
  const { ids } = parseInput(idsSchema, input);
  return transaction(async (tx) => {
    const trashed = await trashRows(tx, actor.library.id, ids);
    if (trashed.length > 0) {
      await recordEvent(tx, actor, {
        verb: 'citation.trashed',
        subjects: trashed.map((row) => trashSubject(row, true)),
      });
    }
    return { ids: trashed.map(({ id }) => id) };
  });
}

/** As `trashCitations`, for one citation at a version: the API's DELETE. */
export async function trashCitation(actor: Actor, id: string, expected: number | 'any'): Promise<void> {
  authoriseInLibrary(actor, 'citation.trash');
  await transaction(async (tx) => {
    const held = await loadCitation(tx, actor.library.id, id);
    if (held.trashedAt) throw notFound('This citation');
    if (expected !== 'any' && expected !== held.version) {
      throw new Problem('stale', `This citation is at version ${held.version} now; yours was ${expected}.`);
    }
    const trashed = await trashRows(tx, actor.library.id, [id]);
    await recordEvent(tx, actor, { verb: 'citation.trashed', subjects: trashed.map((row) => trashSubject(row, true)) });
  });
}

export type TrashRow = { id: string; key: string; title: string; version: number };

/** Marks rows as trashed and gives them; the caller writes the event. */
export async function trashRows(tx: Transaction, libraryId: string, ids: readonly string[]): Promise<TrashRow[]> {
  return tx.$queryRaw<TrashRow[]>`
    UPDATE citation SET trashed_at = now(), changed_at = now(), version = version + 1
    WHERE library_id = ${libraryId}::uuid AND id = ANY (${ids}::uuid[]) AND trashed_at IS NULL RETURNING id, key, title, version`;
}

export function trashSubject({ id, key, title }: Omit<TrashRow, 'version'>, isTrashed: boolean) {
  return {
    type: 'citation',
    id,
    label: title || key,
    before: { trashed: !isTrashed },
    after: { trashed: isTrashed },
  };
}
