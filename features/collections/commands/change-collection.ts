import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { updateCollectionSchema } from '../schema.ts';
import { loadCollection, refuseTakenSlug } from './load-collection.ts';

/** Renames or describes a collection that is still at `expected`. */
export async function updateCollection(
  actor: Actor,
  slug: string,
  expected: number | 'any',
  input: unknown,
): Promise<{ slug: string }> {
  authoriseInLibrary(actor, 'collection.update');
  const wanted = parseInput(updateCollectionSchema, input);
  return transaction(async (tx) => {
    const held = await loadCollection(tx, actor, slug, expected);
    const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((field) => wanted[field] !== held[field]);
    if (changed.length === 0) return { slug };
    if (changed.includes('slug')) await refuseTakenSlug(tx, actor, wanted.slug ?? '');
    const where = { libraryId_id: { libraryId: actor.library.id, id: held.id } };
    await tx.collection.update({ where, data: { ...wanted, version: { increment: 1 } } });
    const part = (record: typeof wanted) => Object.fromEntries(changed.map((field) => [field, record[field]]));
    const label = wanted.name ?? held.name;
    const subject = { type: 'collection', id: held.id, label, before: part(held), after: part(wanted) };
    await recordEvent(tx, actor, { verb: 'collection.updated', subjects: [subject] });
    return { slug: wanted.slug ?? slug };
  });
}

/** Takes a collection away; its citations stay in the library. */
export async function removeCollection(actor: Actor, slug: string, expected: number | 'any'): Promise<void> {
  authoriseInLibrary(actor, 'collection.remove');
  await transaction(async (tx) => {
    const { id, name, description } = await loadCollection(tx, actor, slug, expected);
    const where = { libraryId: actor.library.id, collectionId: id };
    const citations = await tx.collectionCitation.findMany({ where, orderBy: { place: 'asc' } });
    await tx.collection.delete({ where: { libraryId_id: { libraryId: actor.library.id, id } } });
    const before = { name, slug, description, citations: citations.map(({ citationId }) => citationId) };
    await recordEvent(tx, actor, {
      verb: 'collection.removed',
      subjects: [{ type: 'collection', id, label: name, before, after: null }],
    });
  });
}
