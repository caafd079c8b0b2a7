import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { invalid } from '#lib/problem.ts';
import { restoreTermSchema } from '../schema.ts';
import { announceRetagged } from './announce-retagged.ts';
import { changeVocabulary, type TermRow, termAt } from './change-vocabulary.ts';
import type { Retirement } from './retire-term.ts';

/**
 * Takes a deprecated term back into use and undoes what retiring it did, as far as it still stands: the tags its successor got from it, its children
 * and the synonyms it left there. `citations`: how many got it back.
 */
export function restoreTerm(actor: LibraryActor, input: unknown): Promise<{ citations: number }> {
  return changeVocabulary(actor, 'term.restore', async (tx) => {
    const { id, version } = parseInput(restoreTermSchema, input);
    const term = await termAt(tx, actor, id, version);
    if (!term.deprecatedAt) throw invalid(`${term.name} is in use already.`);
    const { libraryId, successorId } = term;
    await tx.term.update({
      where: { libraryId_id: { libraryId, id } },
      data: {
        ...{ deprecatedAt: null, successorId: null, version: { increment: 1 } },
        parentId: await nearestInUse(tx, term),
      },
    });
    const retirement = await lastRetirement(tx, term);
    const citations = retirement ? await giveBack(tx, term, retirement) : 0;
    await announceRetagged(tx, actor, successorId ? [id, successorId] : [id]);
    const before = { deprecated: true };
    const subjects = [{ type: 'term', id, label: term.name, before, after: { deprecated: false } }];
    return { result: { citations }, event: { verb: 'term.restored', subjects, details: { citations } } };
  });
}

// Its former parent may have been deprecated since.
async function nearestInUse(tx: Transaction, term: TermRow): Promise<string | null> {
  const above = await tx.termAncestor.findFirst({
    where: { libraryId: term.libraryId, descendantId: term.id, depth: { gt: 0 }, ancestor: { deprecatedAt: null } },
    orderBy: { depth: 'asc' },
  });
  return above?.ancestorId ?? null;
}

async function lastRetirement(tx: Transaction, { libraryId, id }: TermRow): Promise<Retirement | null> {
  const found = await tx.eventSubject.findFirst({
    where: { libraryId, type: 'term', id, event: { verb: { in: ['term.merged', 'term.deprecated'] } } },
    orderBy: { seq: 'desc' },
    include: { event: true },
  });
  const { undo } = (found?.event.details ?? {}) as { undo?: Retirement | null };
  return undo ?? null;
}

async function giveBack(tx: Transaction, term: TermRow, retirement: Retirement): Promise<number> {
  const { libraryId, id, successorId } = term;
  const { moved, shared, children, childrenTo, synonyms } = retirement;
  await tx.term.updateMany({
    where: { libraryId, id: { in: children }, parentId: childrenTo },
    data: { parentId: id, version: { increment: 1 } },
  });
  if (!successorId) return 0;
  if (synonyms.length > 0) {
    await tx.$executeRaw`
      UPDATE term SET version = version + 1, synonyms = ARRAY(
        SELECT name FROM unnest(synonyms) WITH ORDINALITY AS given (name, nr) WHERE name <> ALL (${synonyms}::text[]) ORDER BY nr)
      WHERE library_id = ${libraryId}::uuid AND id = ${successorId}::uuid`;
  }
  const given = await tx.$executeRaw`
    INSERT INTO citation_tag (library_id, term_id, citation_id)
    SELECT library_id, ${id}::uuid, citation_id FROM citation_tag
    WHERE library_id = ${libraryId}::uuid AND term_id = ${successorId}::uuid AND citation_id = ANY (${[...moved, ...shared]}::uuid[])
    ON CONFLICT DO NOTHING`;
  await tx.citationTag.deleteMany({ where: { libraryId, termId: successorId, citationId: { in: moved } } });
  return given;
}
