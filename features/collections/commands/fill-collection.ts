import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { fillCollectionSchema } from '../schema.ts';
import { loadCollection } from './load-collection.ts';

type Filled = { added: string[]; removed: string[] };

/** Puts citations at the end of a collection and takes others out: `{ add, remove }`, of ids. Gives those that were not there, and were. */
export async function fillCollection(actor: Actor, slug: string, input: unknown): Promise<Filled> {
  authoriseInLibrary(actor, 'collection.fill');
  const { add, remove } = parseInput(fillCollectionSchema, input);
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const { id, name } = await loadCollection(tx, actor, slug);
    const filled = await fillRows(tx, libraryId, id, { add, remove });
    if (filled.added.length + filled.removed.length > 0) {
      const [before, after] = [{ citationsRemoved: filled.removed }, { citationsAdded: filled.added }];
      await recordEvent(tx, actor, {
        verb: 'collection.filled',
        subjects: [{ type: 'collection', id, label: name, before, after }],
        details: { added: filled.added.length, removed: filled.removed.length },
      });
    }
    return filled;
  });
}

/** Puts citations at the end of a collection that the caller has locked, and takes others out; the caller writes the event. */
export async function fillRows(
  tx: Transaction,
  libraryId: string,
  id: string,
  { add, remove }: { add: string[]; remove: string[] },
): Promise<Filled> {
  const removed = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM collection_citation WHERE library_id = ${libraryId}::uuid AND collection_id = ${id}::uuid
      AND citation_id = ANY (${remove}::uuid[]) RETURNING citation_id AS id`;
  const added = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO collection_citation (library_id, collection_id, citation_id, place)
    SELECT ${libraryId}::uuid, ${id}::uuid, c.id, wanted.place + (SELECT coalesce(max(p.place), 0) FROM collection_citation p
      WHERE p.library_id = ${libraryId}::uuid AND p.collection_id = ${id}::uuid)
    FROM unnest(${add}::uuid[]) WITH ORDINALITY AS wanted (id, place)
    JOIN citation c ON c.library_id = ${libraryId}::uuid AND c.id = wanted.id AND c.trashed_at IS NULL
    ON CONFLICT DO NOTHING RETURNING citation_id AS id`;
  const within = (ids: string[], rows: { id: string }[]) => {
    const those = new Set(rows.map((row) => row.id));
    return ids.filter((each) => those.has(each));
  };
  return { added: within(add, added), removed: within(remove, removed) };
}
