import { levelRecord } from '#features/evidence/level-record.ts';
import { levelsOf } from '#features/evidence/queries.ts';
import type { CslItem } from '#lib/csl/item.ts';
import type { Transaction } from '#lib/database.ts';
import { isId } from '#lib/new-id.ts';
import { notFound } from '#lib/problem.ts';

/** A citation as a command finds it, locked until the commit. */
export type LoadedCitation = {
  id: string;
  key: string;
  csl: CslItem;
  title: string;
  version: number;
  trashedAt: Date | null;
};

/** Locks and reads one citation; throws `not-found` for another library's. */
export async function loadCitation(tx: Transaction, libraryId: string, id: string): Promise<LoadedCitation> {
  const [row] = isId(id)
    ? await tx.$queryRaw<LoadedCitation[]>`
        SELECT id, key, csl, title, version, trashed_at AS "trashedAt" FROM citation
        WHERE library_id = ${libraryId}::uuid AND id = ${id}::uuid FOR UPDATE`
    : [];
  if (!row) throw notFound('This citation');
  return row;
}

/** `facet:term` of one citation, sorted: a part of its state in the log. */
export async function tagsOf(tx: Transaction, libraryId: string, id: string): Promise<string[]> {
  const rows = await tx.citationTag.findMany({
    where: { libraryId, citationId: id },
    select: { term: { select: { slug: true, facet: { select: { slug: true } } } } },
  });
  return rows.map(({ term }) => `${term.facet.slug}:${term.slug}`).sort();
}

/** The levels of one citation as the log keeps them. */
export async function levelStateOf(tx: Transaction, libraryId: string, id: string) {
  const levels = await levelsOf(libraryId, [id], tx);
  return (levels.get(id) ?? []).map(levelRecord);
}
