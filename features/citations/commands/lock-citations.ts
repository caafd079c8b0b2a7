import type { Transaction } from '#lib/database.ts';

export type LockedCitation = { id: string; key: string; doi: string | null; title: string; trashedAt: Date | null };

/** Locks those of the citations that are in the trash, or those that are not, in an order that keeps two commands from a deadlock. */
export function lockCitations(
  tx: Transaction,
  libraryId: string,
  ids: readonly string[],
  where: 'in the trash' | 'not in the trash',
): Promise<LockedCitation[]> {
  return tx.$queryRaw<LockedCitation[]>`
    SELECT id, key, doi, title, trashed_at AS "trashedAt" FROM citation
    WHERE library_id = ${libraryId}::uuid AND id = ANY (${ids}::uuid[]) AND (trashed_at IS NOT NULL) = ${where === 'in the trash'}
    ORDER BY id FOR UPDATE`;
}

/** Raises the versions, for changes beside the record. */
export async function touchCitations(tx: Transaction, libraryId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE citation SET version = version + 1, changed_at = now() WHERE library_id = ${libraryId}::uuid AND id = ANY (${ids}::uuid[])`;
}
