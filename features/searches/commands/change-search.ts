import { recordEvent } from '#features/activity/commands.ts';
import type { Actor } from '#lib/actor.ts';
import { transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { authoriseInLibrary } from '#lib/permissions.ts';
import { updateSearchSchema } from '../schema.ts';
import { authoriseOn, keptFilters, loadSearch, refuseTakenName } from './load-search.ts';

/** Renames a search or gives it other filters, when it is still at `expected`. */
export async function updateSearch(actor: Actor, id: string, expected: number | 'any', input: unknown): Promise<void> {
  authoriseInLibrary(actor, 'search.update');
  const { filters, ...rest } = parseInput(updateSearchSchema, input);
  const wanted = { ...rest, ...(filters !== undefined && { filters: await keptFilters(actor, filters) }) };
  await transaction(async (tx) => {
    const held = await loadSearch(tx, actor, id, expected);
    authoriseOn(actor, held, 'search.updateOfOthers');
    const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter((field) => wanted[field] !== held[field]);
    if (changed.length === 0) return;
    if (wanted.name) await refuseTakenName(tx, actor, wanted.name, id);
    const where = { libraryId_id: { libraryId: actor.library.id, id } };
    await tx.savedSearch.update({ where, data: { ...wanted, changedAt: new Date(), version: { increment: 1 } } });
    const part = (record: typeof wanted) => Object.fromEntries(changed.map((field) => [field, record[field]]));
    const label = wanted.name ?? held.name;
    const subject = { type: 'search', id, label, before: part(held), after: part(wanted) };
    await recordEvent(tx, actor, { verb: 'search.updated', subjects: [subject] });
  });
}

/** Forgets a search; its feeds and webhooks end with it. */
export async function removeSearch(actor: Actor, id: string, expected: number | 'any'): Promise<void> {
  authoriseInLibrary(actor, 'search.remove');
  await transaction(async (tx) => {
    const held = await loadSearch(tx, actor, id, expected);
    authoriseOn(actor, held, 'search.removeOfOthers');
    await tx.savedSearch.delete({ where: { libraryId_id: { libraryId: actor.library.id, id } } });
    const before = { name: held.name, filters: held.filters };
    const subject = { type: 'search', id, label: held.name, before, after: null };
    await recordEvent(tx, actor, { verb: 'search.removed', subjects: [subject] });
  });
}
