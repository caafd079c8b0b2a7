import { type EventInput, recordEvent } from '#features/activity/commands.ts';
import type { LibraryActor } from '#lib/actor.ts';
import { type Transaction, transaction } from '#lib/database.ts';
import { authoriseInLibrary, type Permission } from '#lib/permissions.ts';
import { notFound, Problem } from '#lib/problem.ts';

/** What a command did, to be recorded; null when it found nothing to change. */
type Done<Result> = { result: Result; event: EventInput | null };

/** One change of a library's vocabulary: authorised, alone (others wait), made known by a new version, and recorded. */
export async function changeVocabulary<Result>(
  actor: LibraryActor,
  permission: Permission,
  work: (tx: Transaction) => Promise<Done<Result>>,
): Promise<Result> {
  authoriseInLibrary(actor, permission);
  return transaction(async (tx) => {
    await raiseVocabularyVersion(tx, actor);
    const { result, event } = await work(tx);
    if (event) await recordEvent(tx, actor, event);
    return result;
  });
}

/** Locks the library's vocabulary until the commit and tells every process that what it keeps of it is old. */
export async function raiseVocabularyVersion(tx: Transaction, actor: LibraryActor): Promise<void> {
  const { vocabularyVersion } = await tx.library.update({
    where: { id: actor.library.id },
    data: { vocabularyVersion: { increment: 1 } },
    select: { vocabularyVersion: true },
  });
  // What the actor reads next, in this request, is what they wrote.
  actor.library.vocabularyVersion = vocabularyVersion;
}

/** A term as it is now, with its facet; refuses when it is not the version somebody decided about. */
export async function termAt(tx: Transaction, actor: LibraryActor, id: string, version: number | 'any' = 'any') {
  const term = await tx.term.findUnique({
    where: { libraryId_id: { libraryId: actor.library.id, id } },
    include: { facet: true },
  });
  if (!term) throw notFound('This term');
  refuseStale(term, version);
  return term;
}
export type TermRow = Awaited<ReturnType<typeof termAt>>;

/** As `termAt`, for a term that something new is to hang on. */
export async function termInUse(tx: Transaction, actor: LibraryActor, id: string, pointer: string): Promise<TermRow> {
  const term = await termAt(tx, actor, id);
  if (!term.deprecatedAt) return term;
  const detail = `${term.name} is deprecated; choose a term in use.`;
  throw new Problem('invalid', detail, { errors: [{ pointer, detail }] });
}

export function refuseStale({ name, version }: { name: string; version: number }, expected: number | 'any'): void {
  if (expected === 'any' || expected === version) return;
  throw new Problem('stale', `Someone else changed ${name} first. Reload to see what it is now.`, {
    data: { currentVersion: version },
  });
}

/** The next place after the last of a parent's children, or of the facet's top terms. */
export async function lastPosition(tx: Transaction, facetId: string, parentId: string | null, actor: LibraryActor) {
  const where = { libraryId: actor.library.id, facetId, parentId };
  const { _max } = await tx.term.aggregate({ where, _max: { position: true } });
  return (_max.position ?? -1) + 1;
}

/** Parts of `before` and `after` that differ, for an event. */
export function changedParts<Part extends Record<string, unknown>>(before: Part, after: Part) {
  const keys = Object.keys(after).filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
  const pick = (from: Part) => Object.fromEntries(keys.map((key) => [key, from[key]]));
  return { isChanged: keys.length > 0, before: pick(before), after: pick(after) };
}
