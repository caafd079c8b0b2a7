import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { invalid } from '#lib/problem.ts';
import { moveTermSchema } from '../schema.ts';
import { announceRetagged } from './announce-retagged.ts';
import { changeVocabulary, type TermRow, termAt, termInUse } from './change-vocabulary.ts';

/** Hangs a term, with all below it, elsewhere in its facet's tree, or at the top; `position` among its new siblings. */
export function moveTerm(actor: LibraryActor, input: unknown): Promise<{ version: number }> {
  return changeVocabulary(actor, 'term.move', async (tx) => {
    const { id, version, parentId, position } = parseInput(moveTermSchema, input);
    const term = await termAt(tx, actor, id, version);
    const parent = parentId === null ? null : await termInUse(tx, actor, parentId, '/parentId');
    await refuseImpossible(tx, term, parent);
    await placeAmongSiblings(tx, term, parentId, position);
    const before = { parentId: term.parentId, position: term.position };
    const placed = await termAt(tx, actor, id);
    const after = { parentId, position: placed.position };
    if (parentId !== term.parentId) await announceRetagged(tx, actor, [id]);
    const subjects = [{ type: 'term', id, label: term.name, before, after }];
    const details = { to: parent?.name ?? term.facet.name };
    return { result: { version: placed.version }, event: { verb: 'term.moved', subjects, details } };
  });
}

async function refuseImpossible(tx: Transaction, term: TermRow, parent: TermRow | null): Promise<void> {
  if (!parent) return;
  const fault = (detail: string) => invalid(detail, [{ pointer: '/parentId', detail }]);
  if (parent.facetId !== term.facetId) throw fault(`${parent.name} is of another facet.`);
  const where = { libraryId: term.libraryId, ancestorId: term.id, descendantId: parent.id };
  if ((await tx.termAncestor.count({ where })) > 0) throw fault(`${parent.name} lies below ${term.name}.`);
}

async function placeAmongSiblings(tx: Transaction, term: TermRow, parentId: string | null, position?: number) {
  const { libraryId, facetId, id } = term;
  const siblings = await tx.term.findMany({
    where: { libraryId, facetId, parentId, deprecatedAt: null, id: { not: id } },
    select: { id: true },
    orderBy: [{ position: 'asc' }, { name: 'asc' }],
  });
  const order = siblings.map((sibling) => sibling.id);
  order.splice(position ?? order.length, 0, id);
  await tx.term.update({
    where: { libraryId_id: { libraryId, id } },
    data: { parentId, version: { increment: 1 } },
  });
  await tx.$executeRaw`
    UPDATE term SET position = place.nr - 1 FROM unnest(${order}::uuid[]) WITH ORDINALITY AS place (id, nr)
    WHERE term.library_id = ${libraryId}::uuid AND term.id = place.id AND term.position <> place.nr - 1`;
}
