import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { orderCollectionSchema } from '../schema.ts';
import { loadCollection } from './load-collection.ts';

/** Gives a collection the order of `{ ids }`; what they leave out stays behind them, as it was. */
export async function orderCollection(actor: Actor, slug: string, input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'collection.fill');
  const { ids } = parseInput(orderCollectionSchema, input);
  const libraryId = actor.library.id;
  await transaction(async (tx) => {
    const { id, name } = await loadCollection(tx, actor, slug);
    const moved = await tx.$executeRaw`
      UPDATE collection_citation p SET place = wanted.place FROM (
        SELECT held.citation_id, row_number() OVER (ORDER BY first.place NULLS LAST, held.place, held.citation_id)::int AS place
        FROM collection_citation held LEFT JOIN unnest(${ids}::uuid[]) WITH ORDINALITY AS first (id, place) ON first.id = held.citation_id
        WHERE held.library_id = ${libraryId}::uuid AND held.collection_id = ${id}::uuid) wanted
      WHERE p.library_id = ${libraryId}::uuid AND p.collection_id = ${id}::uuid AND p.citation_id = wanted.citation_id AND p.place <> wanted.place`;
    if (moved === 0) return;
    const subject = { type: 'collection', id, label: name, before: {}, after: { order: ids } };
    await recordEvent(tx, actor, { verb: 'collection.ordered', subjects: [subject] });
  });
}
