import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { announceRetagged } from './announce-retagged.ts';
import type { TermRow } from './change-vocabulary.ts';

/** What restoring a retired term gives back. */
export type Retirement = {
  /** Citations that carried the term and got its successor instead. */
  moved: string[];
  /** Citations that carried both. */
  shared: string[];
  children: string[];
  /** Where the children went. */
  childrenTo: string | null;
  /** Names the successor took as synonyms. */
  synonyms: string[];
};

/** Deprecates a term: its children and, when it has a successor, its tags go over. */
export async function retireTerm(
  tx: Transaction,
  actor: LibraryActor,
  term: TermRow,
  successor: TermRow | null,
): Promise<Omit<Retirement, 'synonyms'>> {
  const { libraryId, id } = term;
  const childrenTo = successor?.facetId === term.facetId ? successor.id : term.parentId;
  if (successor) await stepUp(tx, term, successor);
  const children = await moveChildren(tx, term, childrenTo);
  const tags = successor ? await moveTags(tx, libraryId, id, successor.id) : { moved: [], shared: [] };
  await tx.term.update({
    where: { libraryId_id: { libraryId, id } },
    data: { deprecatedAt: new Date(), successorId: successor?.id ?? null, version: { increment: 1 } },
  });
  await announceRetagged(tx, actor, [successor?.id ?? id, ...children]);
  return { ...tags, children, childrenTo };
}

// A successor from below the term takes its place in the tree, so that no term hangs on itself.
async function stepUp(tx: Transaction, term: TermRow, successor: TermRow): Promise<void> {
  const { libraryId } = term;
  const below = { libraryId, ancestorId: term.id, descendantId: successor.id };
  if ((await tx.termAncestor.count({ where: below })) === 0) return;
  await tx.term.update({
    where: { libraryId_id: { libraryId, id: successor.id } },
    data: { parentId: term.parentId, position: term.position },
  });
}

async function moveChildren(tx: Transaction, term: TermRow, toId: string | null): Promise<string[]> {
  const { libraryId, id } = term;
  const where = { libraryId, parentId: id, deprecatedAt: null };
  const children = await tx.term.findMany({ where, select: { id: true }, orderBy: { position: 'asc' } });
  await tx.term.updateMany({ where, data: { parentId: toId, version: { increment: 1 } } });
  return children.map((child) => child.id);
}

async function moveTags(tx: Transaction, libraryId: string, fromId: string, toId: string) {
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE citation_tag tag SET term_id = ${toId}::uuid
    WHERE library_id = ${libraryId}::uuid AND term_id = ${fromId}::uuid AND NOT EXISTS (
      SELECT 1 FROM citation_tag other
      WHERE other.library_id = tag.library_id AND other.citation_id = tag.citation_id AND other.term_id = ${toId}::uuid)
    RETURNING citation_id AS id`;
  const shared = await tx.$queryRaw<{ id: string }[]>`
    DELETE FROM citation_tag WHERE library_id = ${libraryId}::uuid AND term_id = ${fromId}::uuid
    RETURNING citation_id AS id`;
  return { moved: moved.map(({ id }) => id), shared: shared.map(({ id }) => id) };
}

// Beyond this the event would outgrow its use: such a merge is not undone by itself.
const mostToUndo = 5000;

/** The part of an event that makes it undoable, and how many citations it touched. */
export function retirementDetails(retirement: Retirement) {
  const citations = retirement.moved.length + retirement.shared.length;
  return { citations, undo: citations <= mostToUndo ? retirement : null };
}
