import { recordEvent } from '#features/activity/commands.ts';
import { slugFromName } from '#features/vocabulary/term-slug.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { createCollectionSchema } from '../schema.ts';
import { refuseTakenSlug } from './load-collection.ts';

/** Makes an empty collection: `{ name, slug, description }`. */
export async function createCollection(actor: Actor, input: unknown): Promise<{ id: string; slug: string }> {
  authoriseInLibrary(actor, 'collection.create');
  const { name, description, ...given } = parseInput(createCollectionSchema, input);
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    const id = newId();
    const slug = given.slug ?? (slugFromName(name) || id);
    await refuseTakenSlug(tx, actor, slug);
    await tx.collection.create({ data: { libraryId, id, slug, name, description, createdById: actor.userId } });
    const subject = { type: 'collection', id, label: name, before: null, after: { name, slug, description } };
    await recordEvent(tx, actor, { verb: 'collection.created', subjects: [subject] });
    return { id, slug };
  });
}
