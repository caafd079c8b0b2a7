import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { createSearchSchema } from '../schema.ts';
import { keptFilters, refuseTakenName } from './load-search.ts';

/** Names a list's filters: `{ name, filters }`. Its maker has seen what is in it now. */
export async function createSearch(actor: Actor, input: unknown): Promise<{ id: string }> {
  authoriseInLibrary(actor, 'search.create');
  const { name, filters: given } = parseInput(createSearchSchema, input);
  const filters = await keptFilters(actor, given);
  const libraryId = actor.library.id;
  return transaction(async (tx) => {
    await refuseTakenName(tx, actor, name, null);
    const id = newId();
    await tx.savedSearch.create({ data: { libraryId, id, name, filters, createdById: actor.userId } });
    if (actor.userId) {
      await tx.searchReader.create({ data: { libraryId, searchId: id, userId: actor.userId, seenAt: new Date() } });
    }
    const subject = { type: 'search', id, label: name, before: null, after: { name, filters } };
    await recordEvent(tx, actor, { verb: 'search.created', subjects: [subject] });
    return { id };
  });
}
