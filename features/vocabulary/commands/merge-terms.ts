import type { LibraryActor } from '#lib/actor.ts';
import type { Transaction } from '#lib/database.ts';
import { parseInput } from '#lib/input.ts';
import { invalid } from '#lib/problem.ts';
import { deprecateTermSchema, mergeTermsSchema } from '../schema.ts';
import { changeVocabulary, type TermRow, termAt, termInUse } from './change-vocabulary.ts';
import { retirementDetails, retireTerm } from './retire-term.ts';

type Retired = {
  /** Citations that carried the term. */
  citations: number;
};

/**
 * Makes one term of two that mean the same: every citation tagged with the first is tagged with `intoId` instead, which also takes its children, its name
 * and its synonyms; the first stays as a deprecated term that leads there.
 */
export function mergeTerms(actor: LibraryActor, input: unknown): Promise<Retired> {
  return changeVocabulary(actor, 'term.merge', async (tx) => {
    const { id, version, intoId } = parseInput(mergeTermsSchema, input);
    const { term, successor } = await pair(tx, actor, { id, version }, intoId, '/intoId');
    const retirement = await retireTerm(tx, actor, term, successor);
    const synonyms = [term.name, ...term.synonyms].filter(
      (name) => name !== successor.name && !successor.synonyms.includes(name),
    );
    const joined = [...successor.synonyms, ...new Set(synonyms)];
    await tx.term.update({
      where: { libraryId_id: { libraryId: term.libraryId, id: intoId } },
      data: { synonyms: joined, version: { increment: 1 } },
    });
    const details = retirementDetails({ ...retirement, synonyms });
    const subjects = [
      retiredSubject(term, successor),
      {
        ...{ type: 'term', id: intoId, label: successor.name },
        ...{ before: { synonyms: successor.synonyms }, after: { synonyms: joined } },
      },
    ];
    return { result: { citations: details.citations }, event: { verb: 'term.merged', subjects, details } };
  });
}

/**
 * Takes a term out of use without deleting it. With a successor its tags and children go there, so that no filter loses them;
 * without, its tags stay and its children move up.
 */
export function deprecateTerm(actor: LibraryActor, input: unknown): Promise<Retired> {
  return changeVocabulary(actor, 'term.deprecate', async (tx) => {
    const { id, version, successorId } = parseInput(deprecateTermSchema, input);
    const { term, successor } = successorId
      ? await pair(tx, actor, { id, version }, successorId, '/successorId')
      : { term: await inUse(tx, actor, { id, version }), successor: null };
    const retirement = await retireTerm(tx, actor, term, successor);
    const details = retirementDetails({ ...retirement, synonyms: [] });
    const subjects = [retiredSubject(term, successor)];
    return { result: { citations: details.citations }, event: { verb: 'term.deprecated', subjects, details } };
  });
}

type Seen = { id: string; version: number | 'any' };

async function inUse(tx: Transaction, actor: LibraryActor, { id, version }: Seen): Promise<TermRow> {
  const term = await termAt(tx, actor, id, version);
  if (term.deprecatedAt) throw invalid(`${term.name} is deprecated already.`);
  return term;
}

async function pair(tx: Transaction, actor: LibraryActor, seen: Seen, successorId: string, pointer: string) {
  const term = await inUse(tx, actor, seen);
  const successor = await termInUse(tx, actor, successorId, pointer);
  const fault = (detail: string) => invalid(detail, [{ pointer, detail }]);
  if (successor.id === term.id) throw fault('Choose another term.');
  if (successor.facetId !== term.facetId) {
    const where = { libraryId: term.libraryId, parentId: term.id, deprecatedAt: null };
    if ((await tx.term.count({ where })) > 0) {
      throw fault(`${term.name} has terms below it, which cannot go to another facet: move them first.`);
    }
  }
  return { term, successor };
}

function retiredSubject(term: TermRow, successor: TermRow | null) {
  const after = { deprecated: true, successor: successor && `${successor.facet.slug}:${successor.slug}` };
  return { type: 'term', id: term.id, label: term.name, before: { deprecated: false, successor: null }, after };
}
