import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { newId } from '#lib/new-id.ts';
import { updateTermSchema } from '../schema.ts';
import { changedParts, changeVocabulary, type TermRow, termAt } from './change-vocabulary.ts';
import { refuseTakenSlug } from './create-term.ts';

/** Changes what a term is called and says of itself. A new slug leaves the old one behind as a deprecated term that leads here. */
export function updateTerm(actor: LibraryActor, input: unknown): Promise<{ tag: string; version: number }> {
  return changeVocabulary(actor, 'term.update', async (tx) => {
    const { id, version, ...given } = parseInput(updateTermSchema, input);
    const term = await termAt(tx, actor, id, version);
    const wanted = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as typeof given;
    const { isChanged, before, after } = changedParts({ ...term } as Record<string, unknown>, { ...wanted });
    const tag = `${term.facet.slug}:${wanted.slug ?? term.slug}`;
    if (!isChanged) return { result: { tag, version: term.version }, event: null };
    if (wanted.slug && wanted.slug !== term.slug) await freeSlug(tx, term, wanted.slug);
    await tx.term.update({
      where: { libraryId_id: { libraryId: term.libraryId, id } },
      data: { ...wanted, version: { increment: 1 } },
    });
    if (wanted.slug && wanted.slug !== term.slug) await leaveOldSlug(tx, term);
    const subjects = [{ type: 'term', id, label: wanted.name ?? term.name, before, after }];
    return { result: { tag, version: term.version + 1 }, event: { verb: 'term.updated', subjects, details: { tag } } };
  });
}

// A term may take back an address it had before.
async function freeSlug(tx: Transaction, { libraryId, id, facet }: TermRow, slug: string): Promise<void> {
  await tx.term.deleteMany({
    where: {
      ...{ libraryId, facetId: facet.id, slug, successorId: id, deprecatedAt: { not: null } },
      ...{ citations: { none: {} }, predecessors: { none: {} }, children: { none: {} } },
    },
  });
  await refuseTakenSlug(tx, libraryId, facet, slug);
}

async function leaveOldSlug(tx: Transaction, term: TermRow): Promise<void> {
  const { libraryId, facetId, parentId, slug, name, id } = term;
  await tx.term.create({
    data: { libraryId, id: newId(), facetId, parentId, slug, name, deprecatedAt: new Date(), successorId: id },
  });
}
